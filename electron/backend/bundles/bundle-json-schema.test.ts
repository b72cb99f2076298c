import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { bundleJsonSchema } from './bundle-json-schema'

it('is what docs/bundle.schema.json publishes; npm run bundle-schema writes it anew', async () => {
  const published: unknown = JSON.parse(
    await readFile(new URL('../../../docs/bundle.schema.json', import.meta.url), 'utf8'),
  )
  expect(published).toEqual(JSON.parse(JSON.stringify(bundleJsonSchema())))
})
