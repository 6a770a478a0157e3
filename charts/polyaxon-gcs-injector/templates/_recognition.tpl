{{/*
The API server's rule for a Polyaxon run. It is the server's own: `npm run chart:docs` writes it into
files/polyaxon.yaml. If namespaces have their own label values, all of them are recognised everywhere. The server knows
the namespace and decides.
*/}}
{{- define "injector.rules" -}}
{{- .Files.Get "files/polyaxon.yaml" -}}
{{- end -}}

{{/* The label values of the configuration and of all its namespaces: types, coreTypes, runs, builds. */}}
{{- define "injector.recognition" -}}
{{- $sections := list .Values.config -}}
{{- range .Values.config.namespaces }}{{ $sections = append $sections . }}{{ end -}}
{{- $defaults := include "injector.rules" . | fromYaml | dig "labels" dict -}}
{{- $types := list }}{{ $coreTypes := list }}{{ $runs := list }}{{ $builds := list -}}
{{- range $sections -}}
{{- $labels := mergeOverwrite (deepCopy $defaults) (.recognition | default dict) -}}
{{- $types = append $types $labels.type -}}
{{- $coreTypes = append $coreTypes $labels.coreType -}}
{{- $builds = append $builds $labels.apps.build -}}
{{- range list "experiment" "job" "notebook" "tensorboard" }}{{ $runs = append $runs (get $labels.apps .) }}{{ end -}}
{{- end -}}
{{- dict "types" (uniq $types) "coreTypes" (uniq $coreTypes) "runs" (uniq $runs) "builds" (uniq $builds) | toYaml -}}
{{- end -}}

{{/* A CEL list of label values. None of them has a quote. */}}
{{- define "injector.celList" -}}
['{{ join "', '" . }}']
{{- end -}}

{{- define "injector.matchConditions" -}}
{{- $rules := include "injector.rules" . | fromYaml -}}
{{- $lists := dict "Template" .Template -}}
{{- $names := include "injector.recognition" . | fromYaml -}}
{{- $_ := set $names "apps" (concat $names.runs $names.builds | uniq) -}}
{{- range $name, $values := $names }}{{ $_ := set $lists $name (include "injector.celList" $values) }}{{ end -}}
{{- $notOptedOut := dict "name" "not-opted-out" "expression" $rules.notOptedOut -}}
{{- list $notOptedOut (dict "name" "polyaxon-run" "expression" (tpl $rules.run $lists)) | toYaml -}}
{{- with .Values.webhook.extraMatchConditions }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Without matchConditions only labels limit the calls. Then unlabelled Dask pods never reach the webhook. */}}
{{- define "injector.objectSelectorExpressions" -}}
{{- $names := include "injector.recognition" . | fromYaml -}}
- {key: app.kubernetes.io/managed-by, operator: In, values: [polyaxon]}
- {key: app.kubernetes.io/part-of, operator: In, values: {{ prepend $names.types "polyaxon-runs" | toJson }}}
{{- end -}}

{{/*
The namespaces of an entry. Takes a dict: root, policy (Fail or Ignore). An absent or mistyped label means
webhook.failurePolicy.
*/}}
{{- define "injector.policyExpressions" -}}
{{- $byDefault := eq .policy .root.Values.webhook.failurePolicy -}}
{{- $label := eq .root.Values.webhook.failurePolicy "Fail" | ternary "ignore" "fail" -}}
- {key: polyaxon-gcs-injector.io/failure-policy, operator: {{ ternary "NotIn" "In" $byDefault }}, values: [{{ $label }}]}
{{- end -}}
