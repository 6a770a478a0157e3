{{/* Fails if values contradict each other. The schema checks only single values. */}}
{{- define "injector.agreement" -}}
{{- if and .Values.certManager.enabled .Values.tls.existingSecret -}}
{{- fail "certManager.enabled and tls.existingSecret exclude each other: choose one source of certificates" -}}
{{- end -}}
{{- with .Values.ports -}}
{{- if lt (list .webhook .health .metrics | toStrings | uniq | len) 3 -}}
{{- fail "ports.webhook, ports.health and ports.metrics must be three different ports" -}}
{{- end -}}
{{- end -}}
{{- with .Values.autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail "autoscaling.minReplicas must not be greater than autoscaling.maxReplicas" -}}
{{- end -}}
{{- end -}}
{{- with .Values.webhook -}}
{{- if and .clientCA.certificates .clientCA.existingConfigMap -}}
{{- fail "webhook.clientCA.certificates and webhook.clientCA.existingConfigMap exclude each other: choose one source of authorities" -}}
{{- end -}}
{{- if and .formerPathSecrets (not .pathSecret) -}}
{{- fail "webhook.formerPathSecrets needs webhook.pathSecret" -}}
{{- end -}}
{{- end -}}
{{- include "injector.servesAlone" . -}}
{{- end -}}
