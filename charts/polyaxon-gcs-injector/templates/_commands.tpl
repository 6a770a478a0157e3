{{/*
The commands that make the Secrets which the configuration names, for every namespace and for those with a section of
their own. Without a key of its own a connection's is gc-secret.json, as in the server.
*/}}
{{- define "injector.secretCommands" -}}
{{- include "injector.commandsIn" (dict "namespace" "NAMESPACE" "section" (omit .Values.config "namespaces")) -}}
{{- range $namespace, $section := .Values.config.namespaces -}}
{{- if or (hasKey $section "persistence") (hasKey $section "artifactsStore") (hasKey $section "connections") -}}
{{- $base := pick $.Values.config "persistence" "artifactsStore" "connections" -}}
{{- range $member, $value := $section }}{{ $_ := set $base $member $value }}{{ end -}}
{{- include "injector.commandsIn" (dict "namespace" $namespace "section" $base) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Takes a dict: namespace, section. A Secret with several keys is made by one command. */}}
{{- define "injector.commandsIn" -}}
{{- $keys := dict -}}
{{- range append (.section.connections | default list) .section.artifactsStore -}}
{{- with . -}}
{{- if and (eq (toString .kind) "gcs") (dig "secret" "name" "" .) -}}
{{- $_ := set $keys .secret.name (append (get $keys .secret.name | default list) (.secret.key | default "gc-secret.json") | uniq) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range include "injector.definitions" .section | fromYamlArray -}}
{{- if and (eq (toString .store) "gcs") .secret -}}
{{- $_ := set $keys .secret (append (get $keys .secret | default list) .secretKey | uniq) -}}
{{- end -}}
{{- end -}}
{{- range $secret, $names := $keys }}
     kubectl -n {{ $.namespace }} create secret generic {{ $secret }}{{ range $names }} --from-file={{ . }}=KEY.json{{ end }} --dry-run=client -o yaml | kubectl apply -f -
{{- end -}}
{{- end -}}

{{/* The definitions of persistence as a list. Takes a section. */}}
{{- define "injector.definitions" -}}
{{- $found := list -}}
{{- with .persistence -}}
{{- range $group := list .outputs .data -}}
{{- if $group -}}
{{- $isOne := or (kindIs "string" $group.store) (kindIs "string" $group.bucket) -}}
{{- range $isOne | ternary (list $group) (values $group) }}{{ if kindIs "map" . }}{{ $found = append $found . }}{{ end }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- toYaml $found -}}
{{- end -}}
