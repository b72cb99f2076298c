type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Fields = { [key: string]: Json }

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: Json): boolean => typeof value !== 'object' || value === null

/** The plain values at a field, through nested lists; an object has none of its own. */
const leavesOf = (value: Json | undefined): Json[] => {
  if (value === undefined || isFields(value)) return []
  return Array.isArray(value) ? value.flatMap(leavesOf) : [value]
}

const wildcardOf = (wildcard: string): RegExp => {
  const source = wildcard.replace(
    /\\([\\*])|([*])|([.+?^${}()|[\]\\])/g,
    (_whole, escaped?: string, star?: string, other?: string) =>
      escaped === undefined ? (star === undefined ? `\\${other ?? ''}` : '[\\s\\S]*') : `\\${escaped}`,
  )
  return new RegExp(`^${source}$`)
}

const signs: Record<string, (left: number, right: number) => boolean> = {
  '=': (left, right) => left === right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
}

const isNumeric = (test: Json[], value: number): boolean => {
  if (Math.abs(value) > 5e9) return false
  for (let at = 0; at < test.length; at += 2) {
    if (signs[String(test[at])]?.(value, Number(test[at + 1])) !== true) return false
  }
  return true
}

const edge = (value: string, wanted: Json, test: (value: string, wanted: string) => boolean): boolean =>
  isFields(wanted)
    ? test(value.toLowerCase(), String(wanted['equals-ignore-case']).toLowerCase())
    : test(value, String(wanted))

const ipNumber = (text: string): number | null => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  return parts === null ? null : parts.slice(1).reduce((sum, part) => sum * 256 + Number(part), 0)
}

const isInNetwork = (text: string, network: string): boolean => {
  const [base = '', bits = '32'] = network.split('/')
  const [address, start] = [ipNumber(text), ipNumber(base)]
  const size = 2 ** (32 - Number(bits))
  return address !== null && start !== null && Math.floor(address / size) === Math.floor(start / size)
}

const matchesText = (matcher: Fields, value: string): boolean => {
  if (matcher['prefix'] !== undefined) return edge(value, matcher['prefix'], (text, start) => text.startsWith(start))
  if (matcher['suffix'] !== undefined) return edge(value, matcher['suffix'], (text, end) => text.endsWith(end))
  if (matcher['wildcard'] !== undefined) return wildcardOf(String(matcher['wildcard'])).test(value)
  if (matcher['equals-ignore-case'] !== undefined) {
    return value.toLowerCase() === String(matcher['equals-ignore-case']).toLowerCase()
  }
  if (matcher['cidr'] !== undefined) return isInNetwork(value, String(matcher['cidr']))
  throw new Error(`Unknown matcher ${JSON.stringify(matcher)}`)
}

const matchesLeaf = (matcher: Json, value: Json): boolean => {
  if (!isFields(matcher)) return matcher === value
  if (matcher['exists'] !== undefined) return matcher['exists'] === true
  const excluded = matcher['anything-but']
  if (excluded !== undefined) {
    const matchers = Array.isArray(excluded) ? excluded : [excluded]
    return !matchers.some((each) => matchesLeaf(each, value))
  }
  if (Array.isArray(matcher['numeric'])) return typeof value === 'number' && isNumeric(matcher['numeric'], value)
  return typeof value === 'string' ? matchesText(matcher, value) : false
}

const matchesField = (pattern: Json, value: Json | undefined): boolean => {
  if (Array.isArray(pattern)) {
    const leaves = leavesOf(value)
    const mayBeAbsent = pattern.some((matcher) => isFields(matcher) && matcher['exists'] === false)
    return leaves.length === 0
      ? mayBeAbsent
      : leaves.some((leaf) => pattern.some((matcher) => matchesLeaf(matcher, leaf)))
  }
  if (!isFields(pattern)) throw new Error('A field of a pattern is a list or an object.')
  if (Array.isArray(value)) return value.some((item) => isFields(item) && matchesEventPattern(pattern, item))
  return matchesEventPattern(pattern, value !== undefined && !isScalar(value) && isFields(value) ? value : {})
}

/** Event pattern matching after Amazon's description of it, for tests: lists by any of their values, objects by their fields. */
export function matchesEventPattern(pattern: Fields, event: Fields): boolean {
  return Object.entries(pattern).every(([key, inner]) =>
    key === '$or' && Array.isArray(inner)
      ? inner.some((alternative) => isFields(alternative) && matchesEventPattern(alternative, event))
      : matchesField(inner, Object.hasOwn(event, key) ? event[key] : undefined),
  )
}
