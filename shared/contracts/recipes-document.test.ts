import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentPartSchema } from './content-part'
import { placeSchema } from './credential'
import { customSchemeSchema } from './custom-scheme'
import { valueSourceSchema } from './value-source'

const text = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8')
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => json)

/** The texts that stand as `const` under a key, anywhere in a JSON Schema. */
function constantsOf(schema: unknown, key: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([name, inner]: [string, unknown]) => {
    const own =
      name === key && typeof inner === 'object' && inner !== null && 'const' in inner ? [String(inner.const)] : []
    return [...own, ...constantsOf(inner, key)]
  })
}

const kinds = (schema: z.ZodType, key: string) => [...new Set(constantsOf(z.toJSONSchema(schema), key))]

describe('docs/recipes.md', () => {
  it('has examples that are schemes', () => {
    expect(examples.length).toBeGreaterThan(2)
    for (const example of examples) expect(customSchemeSchema.safeParse(JSON.parse(example)).error).toBeUndefined()
  })

  it.each([
    ...Object.keys(customSchemeSchema.shape),
    ...kinds(customSchemeSchema, 'type'),
    ...kinds(contentPartSchema, 'part'),
    ...kinds(customSchemeSchema, 'step'),
    ...kinds(customSchemeSchema, 'is'),
    ...kinds(valueSourceSchema, 'from'),
    ...kinds(placeSchema, 'from'),
  ])('says what %s is', (name) => {
    expect(text.includes(`\`${name}\``) || text.includes(`"from": "${name}"`)).toBe(true)
  })
})
