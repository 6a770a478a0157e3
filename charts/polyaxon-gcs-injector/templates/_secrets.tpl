{{/* The Secrets that the configuration names, anywhere, and those of rbac.secrets.names; each once, sorted. */}}
{{- define "injector.secretNames" -}}
{{- $names := .Values.rbac.secrets.names -}}
{{- $sections := list .Values.config -}}
{{- range .Values.config.namespaces }}{{ $sections = append $sections . }}{{ end -}}
{{- range $section := $sections -}}
{{- range append ($section.connections | default list) $section.artifactsStore }}{{ $names = append $names (dig "secret" "name" "" (. | default dict)) }}{{ end -}}
{{- with $section.persistence -}}
{{- range $group := list .outputs .data -}}
{{- if kindIs "string" ($group | default dict).secret }}{{ $names = append $names $group.secret }}
{{- else }}{{ range $group }}{{ if kindIs "map" . }}{{ $names = append $names (.secret | default "") }}{{ end }}{{ end }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- without (uniq $names) "" | sortAlpha | toJson -}}
{{- end -}}
