import type { ValueSource } from '../contracts/value-source'
import { readBodyPath, readNodes } from './body-path'
import type { JsonNode } from './decode/json-node'
import { firstHeaderValues } from './header-values'
import { readQuery } from './request-query'
import type { RequestView } from './request-view'

/** What stands beside a credential: the other fields of its list, and the claims of a token. */
export interface CredentialScope {
  fields: ReadonlyMap<string, readonly string[]>
  claims: JsonNode | null
}

export const noScope: CredentialScope = { fields: new Map(), claims: null }

const firstKey = (node: JsonNode | undefined, except: readonly string[]): readonly string[] => {
  if (node?.type !== 'object') return []
  const entry = node.entries.find(({ key }) => !except.includes(key))
  return entry === undefined ? [] : [entry.key]
}

const readConfig = (config: RequestView['config'], name: string): readonly string[] => {
  const value = Object.hasOwn(config, name) ? config[name] : undefined
  return value === undefined || value === '' ? [] : [value]
}

type SourceOf<From extends ValueSource['from']> = Extract<ValueSource, { from: From }>

interface SourceRule<Source> {
  read: (source: Source, request: RequestView, scope: CredentialScope) => readonly string[]
  describe: (source: Source) => string
}

const rules: { [From in ValueSource['from']]: SourceRule<SourceOf<From>> } = {
  header: {
    read: ({ name, or }, { headers }) => firstHeaderValues(headers, name, or),
    describe: ({ name, or = [] }) => `header ${[name, ...or].join(' or ')}`,
  },
  query: {
    read: (source, { target }) => readQuery(target).flatMap(({ name, value }) => (name === source.name ? [value] : [])),
    describe: ({ name }) => `query parameter ${name}`,
  },
  body: {
    read: ({ path }, request) => readBodyPath(request.tree(), path),
    describe: ({ path }) => `${path} in the body`,
  },
  event: {
    read: ({ path }, request) => readBodyPath(request.event(), path),
    describe: ({ path }) => `${path} in the event`,
  },
  form: {
    read: (source, request) =>
      (request.form() ?? []).flatMap(({ name, value }) => (name === source.name ? [value] : [])),
    describe: ({ name }) => `form field ${name}`,
  },
  field: {
    read: ({ name }, _request, { fields }) => fields.get(name) ?? [],
    describe: ({ name }) => `${name} in the signature header`,
  },
  claim: {
    read: ({ name }, _request, { claims }) => readBodyPath(claims, name.replaceAll('.', '\\.')),
    describe: ({ name }) => `claim ${name}`,
  },
  config: {
    read: ({ name }, { config }) => readConfig(config, name),
    describe: ({ name }) => `setting ${name}`,
  },
  key: {
    read: ({ except, path }, request) => {
      const event = request.event()
      return firstKey(path === undefined ? (event ?? undefined) : readNodes(event, path)[0], except)
    },
    describe: () => 'the property that is there',
  },
  method: { read: (_source, { method }) => [method], describe: () => 'the method' },
  constant: { read: ({ text }) => [text], describe: ({ text }) => `"${text}"` },
}

// The table has one rule per kind of source, each for its own kind.
const ruleOf = (source: ValueSource): SourceRule<ValueSource> => rules[source.from] as SourceRule<ValueSource>

/** All values that stand at a source: none, one, or several when the request repeats it. */
export function readSource(source: ValueSource, request: RequestView, scope = noScope): readonly string[] {
  return ruleOf(source).read(source, request, scope)
}

/** The one value at a source; `null` when there is none, an empty one, or several. */
export function readSingle(source: ValueSource, request: RequestView, scope = noScope): string | null {
  const values = readSource(source, request, scope)
  const value = values.length === 1 ? values[0] : undefined
  return value === undefined || value === '' ? null : value
}

/** The source in words, for evidence. */
export function describeSource(source: ValueSource): string {
  return ruleOf(source).describe(source)
}
