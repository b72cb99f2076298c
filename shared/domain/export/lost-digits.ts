import { isChangedByJavaScript } from '../decode/json-number'
import type { JsonNode } from '../decode/json-node'
import { viewRequest } from '../request-view'
import type { ExportSource } from './export-source'
import { fieldPath } from './shape'

const maxSamples = 50
const maxBytes = 1024 * 1024

/** The event in a sample, as the decoding of the connection finds it; `null` when there is none. */
export function readEvent(source: ExportSource, index: number): JsonNode | null {
  const sample = source.samples[index]
  if (sample === undefined || sample.body.length > maxBytes) return null
  const request = { method: 'POST', target: '/', httpVersion: '1.1', sender: '', receivedAt: 0, ...sample }
  return viewRequest(request, { config: source.config, decode: source.connection.decode }).event()
}

/** Places whose numbers lose digits in JavaScript, as the samples show. */
export function findLostDigits(source: ExportSource): string[] {
  const paths = new Set<string>()
  for (let index = 0; index < Math.min(source.samples.length, maxSamples); index += 1) {
    const root = readEvent(source, index)
    const open: { node: JsonNode; path: string }[] = root === null ? [] : [{ node: root, path: '' }]
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { node, path } = place
      if (node.type === 'number' && isChangedByJavaScript(node.text)) paths.add(path)
      else if (node.type === 'array') for (const item of node.items) open.push({ node: item, path: `${path}[]` })
      else if (node.type === 'object') {
        for (const { key, value } of node.entries) open.push({ node: value, path: fieldPath(path, key) })
      }
    }
  }
  return [...paths].sort()
}
