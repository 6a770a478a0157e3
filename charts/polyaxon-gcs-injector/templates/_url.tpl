{{/* The host of webhook.url.host without its port and brackets. */}}
{{- define "injector.urlHost" -}}
{{- regexReplaceAll ":[0-9]+$" .Values.webhook.url.host "" | trimPrefix "[" | trimSuffix "]" -}}
{{- end -}}

{{/* It, if it is an address; empty if it is a name. */}}
{{- define "injector.urlAddress" -}}
{{- $host := include "injector.urlHost" . -}}
{{- if or (contains ":" $host) (regexMatch "^[0-9.]+$" $host) }}{{ $host }}{{ end -}}
{{- end -}}

{{/* Where API servers call. Takes a dict: root, path. */}}
{{- define "injector.clientConfig" -}}
{{- $path := printf "%s%s" (empty .root.Values.webhook.pathSecret | ternary "" (printf "/%s" .root.Values.webhook.pathSecret)) .path -}}
{{- with .root.Values.webhook.url.host -}}
url: {{ printf "https://%s%s" . $path | quote }}
{{- else -}}
service:
  name: {{ include "injector.fullname" .root | quote }}
  namespace: {{ include "injector.namespace" .root | quote }}
  path: {{ $path }}
  port: {{ .root.Values.service.port }}
{{- end -}}
{{- end -}}

{{/* The private key that cert-manager makes. */}}
{{- define "injector.privateKey" -}}
{{- $key := .Values.certManager.privateKey -}}
{{- $size := eq $key.algorithm "RSA" | ternary 2048 256 -}}
{{- merge (dict "size" (int ($key.size | default $size))) (omit $key "size") | toYaml -}}
{{- end -}}
