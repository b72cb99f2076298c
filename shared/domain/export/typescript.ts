import { Differences } from './differences'
import { noSchema, printed, refused } from './export-source'
import type { Export, ExportSource } from './export-source'
import { findLostDigits } from './lost-digits'
import { isMap, placeName, readShapes } from './shape'
import type { Limits, ScalarType, Shape, ShapeOf } from './shape'
import { commentText, eventTypeName, headerLines, quote } from './words'
import { nameDefinitions } from './definition-names'

const scalars: Record<ScalarType, string> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
}

const plainKey = /^[A-Za-z_$][\w$]*$/

class TypePrinter {
  readonly #differences: Differences
  readonly #names: ReadonlyMap<string, string>

  constructor(differences: Differences, names: ReadonlyMap<string, string>) {
    this.#differences = differences
    this.#names = names
  }

  print(shape: Shape, indent: string): string {
    switch (shape.kind) {
      case 'any':
        return 'unknown'
      case 'scalar':
        this.#noteScalar(shape)
        return scalars[shape.type]
      case 'values':
        return shape.values.length === 0 ? 'never' : shape.values.map(printValue).join(' | ')
      case 'array':
        this.#noteLimits(shape)
        return this.#printArray(shape, indent)
      case 'object':
        this.#noteLimits(shape)
        return this.#printObject(shape, indent)
      case 'union': {
        const options = new Set(shape.options.map((option) => this.print(option, indent)))
        return options.has('unknown') ? 'unknown' : [...options].join(' | ')
      }
      case 'reference':
        return this.#names.get(shape.name) ?? 'unknown'
    }
  }

  #noteScalar(shape: ShapeOf<'scalar'>): void {
    const place = placeName(shape.path)
    if (shape.type === 'integer') this.#differences.add('An integer is a `number`, which takes fractions too', place)
    if (shape.format !== null) this.#differences.add(`The format ${shape.format} is not checked`, place)
    this.#noteLimits(shape)
  }

  #noteLimits({ limits, path }: { limits: Limits; path: string }): void {
    for (const name of Object.keys(limits)) {
      this.#differences.add(`The limit “${name}” is not checked`, placeName(path))
    }
  }

  #printArray({ items }: ShapeOf<'array'>, indent: string): string {
    const inner = this.print(items, indent)
    return items.kind === 'union' || items.kind === 'values' ? `Array<${inner}>` : `${inner}[]`
  }

  #printObject(shape: ShapeOf<'object'>, indent: string): string {
    const deeper = `${indent}  `
    const lines = shape.fields.map(({ key, isRequired, shape: value }) => {
      const name = plainKey.test(key) ? key : quote(key)
      return `${this.#comment(value, deeper)}${deeper}${name}${isRequired ? '' : '?'}: ${this.print(value, deeper)}`
    })
    const rest = this.#printRest(shape, deeper)
    if (rest !== null) lines.push(`${deeper}[key: string]: ${rest}`)
    return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('\n')}\n${indent}}`
  }

  #printRest(shape: ShapeOf<'object'>, indent: string): string | null {
    if (shape.rest === null) return null
    if (shape.rest.kind === 'any' || isMap(shape)) return this.print(shape.rest, indent)
    // An index signature covers the named fields too, so only the widest type fits beside them.
    this.#differences.add(
      'Other properties are not checked, because TypeScript has no type for “all but these”',
      placeName(shape.path),
    )
    return 'unknown'
  }

  #comment({ description, ...shape }: Shape, indent: string): string {
    const format = shape.kind === 'scalar' && shape.format !== null ? `Format: ${shape.format}.` : ''
    const text = [description === null ? '' : commentText(description), commentText(format)].filter(Boolean).join(' ')
    return text === '' ? '' : `${indent}/** ${text} */\n`
  }
}

const printValue = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? quote(value) : String(value)

/** The event as TypeScript types without any import. */
export function printTypeScript(source: ExportSource): Export {
  if (source.schema === null) return refused(noSchema)
  const differences = new Differences()
  for (const path of findLostDigits(source)) {
    differences.add('JavaScript numbers do not keep all digits that the samples have, so read them as text', path)
  }
  const { root, definitions } = readShapes(source.schema, differences)
  const rootName = eventTypeName(source)
  const names = nameDefinitions(definitions.keys(), rootName)
  const printer = new TypePrinter(differences, names)
  const types = [
    `export type ${rootName} = ${printer.print(root, '')}`,
    ...[...definitions].map(([name, shape]) => `export type ${names.get(name) ?? name} = ${printer.print(shape, '')}`),
  ]
  const header = headerLines(source, differences.list()).map((line) => ` * ${line}`.trimEnd())
  return printed(['/**', ...header, ' */', types.join('\n\n'), ''].join('\n'), differences.list())
}
