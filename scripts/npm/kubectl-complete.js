#!/usr/bin/env node
// kubectl calls this for `kubectl plx-gcs … <Tab>`, with the words that are there so far.
process.argv.splice(2, 0, 'complete', '--');
await import('./polyaxon-gcs-injector.js');
