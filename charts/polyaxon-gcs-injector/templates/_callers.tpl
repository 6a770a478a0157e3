{{- define "injector.pathSecretName" -}}
{{- include "injector.fullname" . }}-path
{{- end -}}

{{/* The accepted path secrets, one a line. */}}
{{- define "injector.pathSecrets" -}}
{{- prepend .Values.webhook.formerPathSecrets .Values.webhook.pathSecret | join "\n" -}}
{{- end -}}

{{/* The file with the authorities of API servers; empty if they need no certificate. */}}
{{- define "injector.clientCA" -}}
{{- with .Values.webhook.clientCA -}}
{{- if .existingConfigMap -}}/etc/polyaxon-gcs-injector-client-ca/ca.crt
{{- else if .certificates -}}/etc/polyaxon-gcs-injector/client-ca.crt
{{- end -}}
{{- end -}}
{{- end -}}

{{/* `true` if everybody who reaches the webhook's port may call. */}}
{{- define "injector.asksNobody" -}}
{{- $policy := and .Values.networkPolicy.enabled .Values.networkPolicy.webhookFrom -}}
{{- if not (or $policy .Values.webhook.pathSecret (include "injector.clientCA" .)) }}true{{ end -}}
{{- end -}}
