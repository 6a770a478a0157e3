"""Converts polyaxonfiles into the operator's custom resources, with the code of this interpreter's Polyaxon release.

Reads {"run": {owner_name, project_name, run_name, run_uuid}, "polyaxonfiles": {NAME: POLYAXONFILE}} and prints
{NAME: CUSTOM RESOURCE}. The agent's configuration comes from the environment, as in its own Deployment.
"""

import json
import sys

from polyaxon import settings
from polyaxon._compiler import resolver
from polyaxon._k8s.executor.base import BaseExecutor
from polyaxon._polyaxonfile import OperationSpecification


def compile_polyaxonfile(polyaxonfile, run):
    """The API's part: the stored content of a run."""
    operation = OperationSpecification.read(polyaxonfile)
    _, compiled = resolver.resolve(
        compiled_operation=OperationSpecification.compile_operation(operation),
        params=operation.params,
        project_uuid=run["project_name"],
        run_path=run["run_uuid"],
        **run,
    )
    return compiled.to_json()


def convert(content, run):
    """The agent's part."""
    return BaseExecutor.convert(
        content=content, agent_content=settings.AGENT_CONFIG.to_json(), default_auth=False, **run
    )


request = json.load(sys.stdin)
settings.set_agent_config()
resources = {
    name: convert(compile_polyaxonfile(polyaxonfile, request["run"]), request["run"])
    for name, polyaxonfile in request["polyaxonfiles"].items()
}
json.dump(resources, sys.stdout)
