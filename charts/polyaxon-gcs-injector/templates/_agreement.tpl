{{/* Fails if values contradict each other. The schema checks only single values. */}}
{{- define "injector.agreement" -}}
{{- if and .Values.certManager.enabled .Values.tls.existingSecret -}}
{{- fail "certManager.enabled and tls.existingSecret exclude each other: choose one source of certificates" -}}
{{- end -}}
{{- if and .Values.hostNetwork (eq (int .Values.ports.webhook) 10250) -}}
{{- fail "with hostNetwork, ports.webhook cannot be 10250, which is the kubelet's: choose a port that is free on the nodes" -}}
{{- end -}}
{{- if not (or .Values.serviceAccount.create .Values.serviceAccount.name) -}}
{{- fail "serviceAccount.create is false, so serviceAccount.name must name the one to use: the rights are not for everybody's account" -}}
{{- end -}}
{{- if and .Values.webhook.url.host (eq (include "injector.certificates" .) "authority") -}}
{{- fail "webhook.url.host needs certManager.enabled or tls.existingSecret: the own authority signs for the Service only" -}}
{{- end -}}
{{- if and .Values.metrics.serviceMonitor.enabled (not .Values.metrics.service.create) -}}
{{- fail "metrics.serviceMonitor needs metrics.service.create; metrics.podMonitor does not" -}}
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
