#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { buildCommandLineIfStale, commandLineFile } from './run/build-command-line.mjs'

await buildCommandLineIfStale()
await import(pathToFileURL(commandLineFile).href)
