{{/* The namespaces that this release serves, as conditions on their labels beside the failure policy. */}}
{{- define "injector.optedInExpressions" -}}
- {key: polyaxon-gcs-injector.io/inject, operator: In, values: [{{ .Values.optIn.value | quote }}]}
{{ include "injector.neverExpressions" . }}
{{- with .Values.webhook.namespaceSelector.matchExpressions }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "injector.neverExpressions" -}}
- {key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system, kube-node-lease, kube-public]}
{{- end -}}

{{/*
Fails if another release serves the same namespaces: each run would be asked for twice, and the first configuration by
name would win. Conditions of the values may tell two releases apart, if both have some and they differ. Only Helm with a
cluster sees others.
*/}}
{{- define "injector.servesAlone" -}}
{{- if .Values.optIn.refuseSecond -}}
{{- range (lookup "admissionregistration.k8s.io/v1" "MutatingWebhookConfiguration" "" "").items -}}
{{- if ne (include "injector.isOwn" (dict "root" $ "configuration" .)) "true" -}}
{{- range (.webhooks | default list) -}}
{{- if and (eq .name "fail-closed.polyaxon-gcs-injector.io") (include "injector.overlaps" (dict "root" $ "entry" .)) -}}
{{- fail (include "injector.secondRelease" (dict "root" $ "entry" .)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* `true` for this release's own configuration, under whichever name. Takes a dict: root, configuration. */}}
{{- define "injector.isOwn" -}}
{{- $annotations := .configuration.metadata.annotations | default dict -}}
{{- $release := get $annotations "meta.helm.sh/release-name" -}}
{{- if $release -}}
{{- and (eq $release .root.Release.Name) (eq (get $annotations "meta.helm.sh/release-namespace") .root.Release.Namespace) -}}
{{- else -}}
{{- eq .configuration.metadata.name (include "injector.fullname" .root) -}}
{{- end -}}
{{- end -}}

{{/* `true` if an entry may be called for a run of this release. Takes a dict: root, entry. */}}
{{- define "injector.overlaps" -}}
{{- $never := include "injector.neverExpressions" .root | fromYamlArray | first -}}
{{- $own := concat .root.Values.webhook.namespaceSelector.matchExpressions .root.Values.webhook.objectSelector.matchExpressions -}}
{{- $isShared := false }}{{ $theirs := list -}}
{{- range dig "namespaceSelector" "matchExpressions" list .entry -}}
{{- if eq .key "polyaxon-gcs-injector.io/inject" -}}
{{- $isShared = has $.root.Values.optIn.value .values -}}
{{- else if not (or (eq .key "polyaxon-gcs-injector.io/failure-policy") (deepEqual . $never)) -}}
{{- $theirs = append $theirs . -}}
{{- end -}}
{{- end -}}
{{- $theirs = concat $theirs (dig "objectSelector" "matchExpressions" list .entry) -}}
{{- if and $isShared (or (not $own) (not $theirs) (deepEqual $own $theirs)) }}true{{ end -}}
{{- end -}}

{{/* Takes a dict: root, entry. */}}
{{- define "injector.secondRelease" -}}
{{- $service := dig "clientConfig" "service" (dict "name" "another" "namespace" "?") .entry -}}
{{- $label := printf "polyaxon-gcs-injector.io/inject=%s" .root.Values.optIn.value -}}
another release already serves the namespaces with the label {{ $label }}: {{ $service.name }} in namespace {{ $service.namespace }}. Upgrade that one, or give this one a label value of its own: optIn.value
{{- end -}}
