{{/*
What is a Polyaxon run to the API server: the truth table of src/polyaxon/recognition.ts in CEL, from these label values.
A test holds both equal over all fixtures. Where a namespace has label values of its own, all of them are recognised
everywhere: the server knows the namespace and decides.
*/}}
{{- define "injector.recognitionDefaults" -}}
type: polyaxon-runner
coreType: polyaxon-core
apps:
  experiment: polyaxon-experiment
  job: polyaxon-job
  notebook: polyaxon-notebook
  tensorboard: polyaxon-tensorboard
  build: polyaxon-dockerizer
{{- end -}}

{{/* The label values of the configuration and of all its namespaces: types, coreTypes, runs, builds. */}}
{{- define "injector.recognition" -}}
{{- $sections := list .Values.config -}}
{{- range .Values.config.namespaces }}{{ $sections = append $sections . }}{{ end -}}
{{- $types := list }}{{ $coreTypes := list }}{{ $runs := list }}{{ $builds := list -}}
{{- range $sections -}}
{{- $labels := mergeOverwrite (include "injector.recognitionDefaults" $ | fromYaml) (.recognition | default dict) -}}
{{- $types = append $types $labels.type -}}
{{- $coreTypes = append $coreTypes $labels.coreType -}}
{{- $builds = append $builds $labels.apps.build -}}
{{- range list "experiment" "job" "notebook" "tensorboard" }}{{ $runs = append $runs (get $labels.apps .) }}{{ end -}}
{{- end -}}
{{- dict "types" (uniq $types) "coreTypes" (uniq $coreTypes) "runs" (uniq $runs) "builds" (uniq $builds) | toYaml -}}
{{- end -}}

{{/* A list of label values, none of which has a quote, as CEL writes it. */}}
{{- define "injector.celList" -}}
['{{ join "', '" . }}']
{{- end -}}

{{- define "injector.matchConditions" -}}
{{- $names := include "injector.recognition" . | fromYaml -}}
{{- $label := "object.metadata.?labels[?'%s'].orValue('')" -}}
- name: not-opted-out
  expression: >-
    object.metadata.?labels[?'polyaxon-gcs-injector.io/inject'].orValue('') != 'disabled'
    && object.metadata.?annotations[?'polyaxon-gcs-injector.io/inject'].orValue('') != 'disabled'
- name: polyaxon-run
  expression: >-
    ({{ printf $label "type" }} in {{ include "injector.celList" $names.types }}
    && {{ printf $label "app" }} in {{ include "injector.celList" (concat $names.runs $names.builds | uniq) }})
    ? {{ printf $label "app" }} in {{ include "injector.celList" $names.runs }}
    : ({{ printf $label "type" }} in {{ include "injector.celList" $names.coreTypes }}
    || {{ printf $label "app.kubernetes.io/part-of" }} == 'polyaxon-core')
    ? false
    : ({{ printf $label "app.kubernetes.io/managed-by" }} == 'polyaxon'
    && {{ printf $label "app.kubernetes.io/part-of" }} == 'polyaxon-runs')
    ? !({{ printf $label "app.kubernetes.io/component" }} in ['polyaxon-cleaners', 'polyaxon-notifiers'])
    : object.metadata.?labels[?'dask.org/cluster-name'].hasValue()
    && !object.metadata.?labels[?'app.kubernetes.io/managed-by'].hasValue()
    && object.spec.containers.exists(c, c.?env.orValue([]).exists(e, e.name == 'POLYAXON_RUN_INSTANCE'))
{{- with .Values.webhook.extraMatchConditions }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Without matchConditions labels alone narrow the calls; unlabelled Dask pods are not reached then. */}}
{{- define "injector.objectSelectorExpressions" -}}
{{- $names := include "injector.recognition" . | fromYaml -}}
- {key: app.kubernetes.io/managed-by, operator: In, values: [polyaxon]}
- {key: app.kubernetes.io/part-of, operator: In, values: {{ prepend $names.types "polyaxon-runs" | toJson }}}
{{- end -}}

{{/* Namespaces that opted in, without those that are never touched. */}}
{{- define "injector.optedInExpressions" -}}
- {key: polyaxon-gcs-injector.io/inject, operator: In, values: [enabled]}
- {key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system, kube-node-lease, kube-public]}
{{- with .Values.webhook.namespaceSelector.matchExpressions }}
{{ toYaml . }}
{{- end }}
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
