{{/* The Secrets that the replicas look at in a namespace ("" for all). src/config/secret-places.ts has the same rule: Secrets that
the configuration names there for stores on GCS, and those of rbac.secrets.names. Sorted, each once. Takes a dict: root, namespace. */}}
{{- define "injector.secretNames" -}}
{{- $config := .root.Values.config -}}
{{- $here := omit $config "namespaces" -}}
{{- range $member, $value := get $config.namespaces .namespace | default dict }}{{ $_ := set $here $member $value }}{{ end -}}
{{- $sections := list $here -}}
{{- if not .namespace }}{{ $sections = concat $sections (values $config.namespaces) }}{{ end -}}
{{- $names := .root.Values.rbac.secrets.names -}}
{{- range $section := $sections -}}
{{- range append ($section.connections | default list) $section.artifactsStore -}}
{{- with . }}{{ if eq .kind "gcs" }}{{ $names = append $names (dig "secret" "name" "" .) }}{{ end }}{{ end -}}
{{- end -}}
{{- with $section.persistence -}}
{{- range $group := list .outputs .data -}}
{{- $definitions := kindIs "string" ($group | default dict).secret | ternary (list $group) (values ($group | default dict)) -}}
{{- range $definitions }}{{ if kindIs "map" . }}{{ if eq (toString .store) "gcs" }}{{ $names = append $names (.secret | default "") }}{{ end }}{{ end }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- without (uniq $names) "" | sortAlpha | toJson -}}
{{- end -}}

{{/* The right to look at Secrets in a namespace ("" for all). Takes a dict: root, namespace, names. */}}
{{- define "injector.secretRights" -}}
{{- $name := printf "%s-secrets" (include "injector.fullname" .root) -}}
{{- $kind := empty .namespace | ternary "ClusterRole" "Role" -}}
{{- $metadata := include "injector.metadata" (dict "root" .root "namespace" .namespace "name" $name) -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ $kind }}
metadata:
  {{- $metadata | nindent 2 }}
rules:
  - apiGroups: [""]
    resources: [secrets]
    resourceNames: {{ .names }}
    verbs: [list, watch]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ $kind }}Binding
metadata:
  {{- $metadata | nindent 2 }}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: {{ $kind }}, name: {{ $name | quote }}}
subjects:
  - {kind: ServiceAccount, name: {{ include "injector.serviceAccountName" .root | quote }}, namespace: {{ include "injector.namespace" .root | quote }}}
{{- end -}}
