import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { findConnection } from '../../connections'
import { must } from '../assert'
import { compileSchema } from '../testing/json-validators'
import { sourceOf } from '../testing/export-source'
import { githubSamples, handMutants, handPayload, handSchema, mutate, oddSamples } from '../testing/event-samples'
import type { EventSamples } from '../testing/event-samples'
import { encodeUtf8 } from '../text-codec'
import type { Export, ExportSource } from './export-source'
import { printJsonSchema } from './json-schema'
import { printTypeScript } from './typescript'
import { printZod } from './zod'

const directory = mkdtempSync(join(tmpdir(), 'hookwright-schemas-'))
afterAll(() => rmSync(directory, { recursive: true }))

const github = must(findConnection('github'), 'GitHub is a connection')

function sourceFor({ name, payloads, schema }: EventSamples): ExportSource {
  const preset = must(github.presets[0], 'GitHub has a preset')
  const event = must(github.eventTypes[0], 'GitHub has event types')
  const samples = payloads.map((payload) => ({ body: encodeUtf8(payload), headers: [] }))
  return sourceOf({ name, connection: github, preset, event }, { name: `Webhook: ${name}`, schema, samples })
}

const textOf = (printed: Export): string => {
  expect(printed.refusal).toBeNull()
  return printed.text ?? ''
}

const differencesOf = (printed: Export): readonly string[] => (printed.refusal === null ? printed.differences : [])

const hand: EventSamples = { name: 'hand made', payloads: [handPayload], schema: handSchema }
const events = [...githubSamples(['issues', 'push', 'pull_request', 'star', 'check_run']), ...oddSamples]
const mutantsOf = (event: EventSamples): readonly string[] => (event === hand ? handMutants : mutate(event, 15))

/** The payload as a TypeScript expression whose keys are all own ones, as JSON.parse makes them. */
const asExpression = (payload: string): string => {
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const entries = Object.entries(value).map(([key, inner]) => {
      const name = key === '__proto__' ? '["__proto__"]' : JSON.stringify(key)
      return `${name}: ${write(inner)}`
    })
    return `{ ${entries.join(', ')} }`
  }
  return write(JSON.parse(payload))
}

describe('TypeScript', { timeout: 120_000 }, () => {
  it('compiles under strict rules, takes every sample, and refuses every value of a wrong type', () => {
    const files = new Map<string, string>()
    const wanted = new Map<string, boolean>()
    for (const [index, event] of [...events, hand].entries()) {
      const text = textOf(printTypeScript(sourceFor(event)))
      const name = must(/export type (\w+)/.exec(text)?.[1], 'a type is exported')
      files.set(join(directory, `event${index}.ts`), text)
      const check = (payload: string, file: string): void => {
        const lines = [
          `import type { ${name} } from './event${index}'`,
          `export const event: ${name} = ${asExpression(payload)}`,
        ]
        files.set(join(directory, file), lines.join('\n'))
      }
      for (const [at, payload] of event.payloads.entries()) {
        check(payload, `good${index}-${at}.ts`)
        wanted.set(join(directory, `good${index}-${at}.ts`), true)
      }
      for (const [at, mutant] of mutantsOf(event).entries()) {
        check(mutant, `bad${index}-${at}.ts`)
        wanted.set(join(directory, `bad${index}-${at}.ts`), false)
      }
    }
    for (const [file, text] of files) writeFileSync(file, text)
    const program = ts.createProgram([...files.keys()], {
      ...{ strict: true, noEmit: true, exactOptionalPropertyTypes: true, types: [], lib: ['lib.es2022.d.ts'] },
      ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    })
    const messages = (file: string): string[] =>
      [
        ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
        ...program.getSemanticDiagnostics(program.getSourceFile(file)),
      ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    const wrong = [...files.keys()].flatMap((file) => {
      const said = messages(file)
      return (said.length === 0) === (wanted.get(file) ?? true) ? [] : [`${file}: ${said[0] ?? 'was taken'}`]
    })
    expect(wrong).toEqual([])
    expect([...wanted.values()].filter((isGood) => !isGood).length).toBeGreaterThan(90)
  })

  it('lists what it cannot say, on screen and in the file', () => {
    const printed = printTypeScript(sourceFor(hand))
    expect(differencesOf(printed)).toEqual([
      'An integer is a `number`, which takes fractions too: size.',
      'The limit “minimum” is not checked: size.',
      'The limit “maxLength” is not checked: size.',
      'The limit “minLength” is not checked: code.',
      'The limit “pattern” is not checked: code.',
      'The limit “minItems” is not checked: amounts.',
      'The limit “maxItems” is not checked: amounts.',
      'The limit “exclusiveMinimum” is not checked: amounts[].',
      'Other properties are not checked, because TypeScript has no type for “all but these”: mixed.',
      'The format hostname is not checked: host.',
      'The format uuid is not checked: party.id.',
    ])
    for (const difference of differencesOf(printed)) expect(textOf(printed)).toContain(difference)
    const [, large] = oddSamples
    expect(differencesOf(printTypeScript(sourceFor(must(large, 'there are large numbers')))).join(' ')).toMatch(
      /do not keep all digits.*: id, price\./,
    )
  })
})

async function loadZod(event: EventSamples, index: number): Promise<z.ZodType> {
  const text = textOf(printZod(sourceFor(event)))
  const zod = pathToFileURL(createRequire(import.meta.url).resolve('zod')).href
  const code = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  })
  const file = join(directory, `zod${index}.mjs`)
  writeFileSync(file, code.outputText.replace(`'zod'`, JSON.stringify(zod)).replace(`"zod"`, JSON.stringify(zod)))
  const loaded: Record<string, z.ZodType> = await import(/* @vite-ignore */ pathToFileURL(file).href)
  return must(Object.values(loaded)[0], 'a schema is exported')
}

describe('Zod and JSON Schema', { timeout: 120_000 }, () => {
  it('take every sample and refuse every value of a wrong type', async () => {
    for (const [index, event] of [...events, hand].entries()) {
      const zod = await loadZod(event, index)
      const check = await compileSchema(JSON.parse(textOf(printJsonSchema(sourceFor(event)))))
      for (const payload of event.payloads) {
        const { error } = zod.safeParse(JSON.parse(payload))
        expect(error?.message, `${event.name}: ${payload.slice(0, 200)}`).toBeUndefined()
        expect(check(JSON.parse(payload)), event.name).toBe(true)
      }
      for (const mutant of mutantsOf(event)) {
        expect(zod.safeParse(JSON.parse(mutant)).success, `${event.name}: ${mutant}`).toBe(false)
        expect(check(JSON.parse(mutant)), event.name).toBe(false)
      }
    }
  })

  it('check limits too', async () => {
    const zod = await loadZod(hand, 900)
    const changed = (change: object): unknown => ({ ...JSON.parse(handPayload), ...change })
    expect(zod.safeParse(changed({ size: 'abc' })).success).toBe(true)
    for (const change of [
      { size: 0 },
      { size: 'abcd' },
      { size: 1.5 },
      { code: 'ab12' },
      { amounts: [] },
      { amounts: [0] },
      { mixed: { b: 'x' } },
    ]) {
      expect(zod.safeParse(changed(change)).success, JSON.stringify(change)).toBe(false)
    }
    const withoutAnything = JSON.parse(handPayload)
    delete withoutAnything.anything
    expect(zod.safeParse(withoutAnything).success).toBe(false)
  })

  it('leave out, and say so, what no JavaScript object can be asked for', () => {
    const [odd] = oddSamples
    expect(differencesOf(printZod(sourceFor(must(odd, 'there are odd keys')))).join(' ')).toMatch(
      /every JavaScript object has something of that name: __proto__, constructor\./,
    )
  })

  it('refuse a schema that contains itself', () => {
    const schema = {
      $ref: '#/$defs/tree',
      $defs: { tree: { type: 'object', properties: { child: { $ref: '#/$defs/tree' } } } },
    }
    expect(printZod(sourceFor({ name: 'tree', payloads: [], schema })).refusal).toContain('contains itself')
    expect(textOf(printTypeScript(sourceFor({ name: 'tree', payloads: [], schema })))).toContain('child?: Tree')
  })
})
