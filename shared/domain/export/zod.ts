import { nameDefinitions } from './definition-names'
import { Differences } from './differences'
import { noSchema, printed, refused } from './export-source'
import type { Export, ExportSource } from './export-source'
import { findLostDigits } from './lost-digits'
import { isMap, placeName, readShapes } from './shape'
import type { Limits, Shape, ShapeOf, Shapes } from './shape'
import { commentText, eventTypeName, headerLines, lowerFirst, quote } from './words'

/** The checks of Zod that accept at least what JSON Schema means by a format. */
const formats: Record<string, string> = {
  'date-time': 'z.iso.datetime({ offset: true })',
  date: 'z.iso.date()',
  uuid: 'z.guid()',
  email: 'z.email({ pattern: z.regexes.html5Email })',
  uri: 'z.url()',
  ipv4: 'z.ipv4()',
  ipv6: 'z.ipv6()',
}

const limitCalls: Record<string, (value: string | number) => string> = {
  minLength: (value) => `.min(${value})`,
  maxLength: (value) => `.max(${value})`,
  minimum: (value) => `.gte(${value})`,
  maximum: (value) => `.lte(${value})`,
  exclusiveMinimum: (value) => `.gt(${value})`,
  exclusiveMaximum: (value) => `.lt(${value})`,
  multipleOf: (value) => `.multipleOf(${value})`,
  minItems: (value) => `.min(${value})`,
  maxItems: (value) => `.max(${value})`,
  pattern: (value) => `.regex(new RegExp(${quote(String(value))}, 'u'))`,
}

/** Names that every JavaScript object has already, so that Zod cannot tell an absent field from a present one. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

const plainKey = /^[A-Za-z_$][\w$]*$/

class SchemaPrinter {
  readonly #differences: Differences
  readonly #names: ReadonlyMap<string, string>
  usesInteger = false

  constructor(differences: Differences, names: ReadonlyMap<string, string>) {
    this.#differences = differences
    this.#names = names
  }

  print(shape: Shape, indent: string): string {
    const text = this.#printKind(shape, indent)
    return shape.description === null ? text : `${text}.describe(${quote(shape.description)})`
  }

  #printKind(shape: Shape, indent: string): string {
    switch (shape.kind) {
      case 'any':
        return 'z.unknown()'
      case 'scalar':
        return this.#printScalar(shape)
      case 'values':
        return printValues(shape.values)
      case 'array':
        return `z.array(${this.print(shape.items, indent)})${this.#printLimits(shape)}`
      case 'object':
        return this.#printObject(shape, indent)
      case 'union':
        return this.#printUnion(shape.options, indent)
      case 'reference':
        return this.#names.get(shape.name) ?? 'z.unknown()'
    }
  }

  #printScalar(shape: ShapeOf<'scalar'>): string {
    if (shape.type === 'null') return 'z.null()'
    if (shape.type === 'boolean') return 'z.boolean()'
    if (shape.type !== 'string') {
      const limits = this.#printLimits(shape)
      if (shape.type === 'number') return `z.number()${limits}`
      this.usesInteger = true
      return `integer${limits}`
    }
    const known = shape.format === null ? undefined : formats[shape.format]
    if (shape.format !== null && known === undefined) {
      this.#differences.add(`The format ${shape.format} is not checked`, placeName(shape.path))
    }
    if (shape.format === 'uri') {
      this.#differences.add('A uri is checked with the URL parser of JavaScript', placeName(shape.path))
    }
    return `${known ?? 'z.string()'}${this.#printLimits(shape)}`
  }

  #printLimits({ limits, path }: { limits: Limits; path: string }): string {
    let text = ''
    for (const [name, value] of Object.entries(limits)) {
      const write = limitCalls[name]
      if (write === undefined) this.#differences.add(`The limit “${name}” is not checked`, placeName(path))
      else text += write(value)
      if (name.endsWith('Length')) {
        this.#differences.add('A length counts UTF-16 units, not characters', placeName(path))
      }
    }
    return text
  }

  #printUnion(options: readonly Shape[], indent: string): string {
    const others = options.filter((option) => option.kind !== 'scalar' || option.type !== 'null')
    const texts = [...new Set(others.map((option) => this.print(option, indent)))]
    const [only] = texts
    if (only === undefined) return options.length === 0 ? 'z.never()' : 'z.null()'
    const text = texts.length === 1 ? only : `z.union([${texts.join(', ')}])`
    return others.length === options.length ? text : `${text}.nullable()`
  }

  #printObject(shape: ShapeOf<'object'>, indent: string): string {
    const limits = this.#printLimits(shape)
    if (isMap(shape) && shape.rest !== null) {
      return `z.record(z.string(), ${this.print(shape.rest, indent)})${limits}`
    }
    const deeper = `${indent}  `
    const lines: string[] = []
    for (const field of shape.fields) {
      if (inherited.has(field.key)) {
        this.#differences.add(
          'The field is not checked, because every JavaScript object has something of that name',
          placeName(field.shape.path),
        )
      } else
        lines.push(
          `${deeper}${plainKey.test(field.key) ? field.key : quote(field.key)}: ${this.#printField(field, deeper)},`,
        )
    }
    const body = lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`
    if (shape.rest === null) return `z.strictObject(${body})${limits}`
    if (shape.rest.kind === 'any') return `z.looseObject(${body})${limits}`
    return `z.object(${body}).catchall(${this.print(shape.rest, indent)})${limits}`
  }

  #printField({ isRequired, shape }: ShapeOf<'object'>['fields'][number], indent: string): string {
    return `${this.print(shape, indent)}${isRequired ? '' : '.optional()'}`
  }
}

const printValues = (values: readonly (string | number | boolean | null)[]): string => {
  if (values.length === 0) return 'z.never()'
  const texts = values.map((value) => (typeof value === 'string' ? quote(value) : String(value)))
  return texts.length === 1 ? `z.literal(${texts.join()})` : `z.literal([${texts.join(', ')}])`
}

const references = (shape: Shape): string[] => {
  if (shape.kind === 'reference') return [shape.name]
  if (shape.kind === 'array') return references(shape.items)
  if (shape.kind === 'union') return shape.options.flatMap(references)
  if (shape.kind !== 'object') return []
  return [...shape.fields.map((field) => field.shape), ...(shape.rest === null ? [] : [shape.rest])].flatMap(references)
}

/** The names of the definitions, each after those it needs; `null` when one needs itself. */
const orderDefinitions = ({ definitions }: Shapes): string[] | null => {
  const done = new Set<string>()
  const visit = (name: string, before: ReadonlySet<string>): boolean => {
    if (done.has(name)) return true
    if (before.has(name)) return false
    const shape = definitions.get(name)
    const inside = new Set([...before, name])
    if (shape !== undefined && !references(shape).every((other) => visit(other, inside))) return false
    done.add(name)
    return true
  }
  return [...definitions.keys()].every((name) => visit(name, new Set())) ? [...done] : null
}

const schemaName = (type: string): string => `${lowerFirst(type)}Schema`

/** The event as a Zod 4 schema and the type that it infers. */
export function printZod(source: ExportSource): Export {
  if (source.schema === null) return refused(noSchema)
  const differences = new Differences()
  for (const path of findLostDigits(source)) {
    differences.add('JSON.parse does not keep all digits that the samples have, so read them as text', path)
  }
  const shapes = readShapes(source.schema, differences)
  const order = orderDefinitions(shapes)
  if (order === null) {
    return refused(
      'A part of this schema contains itself, and the Zod export has no form for that. Export JSON Schema instead.',
    )
  }
  const rootType = eventTypeName(source)
  const types = nameDefinitions(shapes.definitions.keys(), rootType)
  const names = new Map([...types].map(([definition, type]) => [definition, schemaName(type)] as const))
  const printer = new SchemaPrinter(differences, names)
  const definitions = order.flatMap((name) => {
    const shape = shapes.definitions.get(name)
    return shape === undefined ? [] : [`const ${names.get(name) ?? name} = ${printer.print(shape, '')}`]
  })
  const root = `export const ${schemaName(rootType)} = ${printer.print(shapes.root, '')}`
  const header = headerLines(source, differences.list()).map((line) => ` * ${commentText(line)}`.trimEnd())
  const text = [
    ['/**', ...header, ' */', `import { z } from 'zod'`].join('\n'),
    ...(printer.usesInteger
      ? [`const integer = z.number().refine(Number.isInteger, { error: 'Expected an integer' })`]
      : []),
    ...definitions,
    root,
    `export type ${rootType} = z.infer<typeof ${schemaName(rootType)}>`,
  ]
  return printed(`${text.join('\n\n')}\n`, differences.list())
}
