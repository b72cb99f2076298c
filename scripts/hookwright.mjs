#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { buildCommandLineIfMissing, commandLineFile } from './run/build-command-line.mjs'

await buildCommandLineIfMissing()
await import(pathToFileURL(commandLineFile).href)
