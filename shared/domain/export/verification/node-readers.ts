/** Functions for exported Node code that read a request, by name. */
export const nodeReaders: Readonly<Record<string, string>> = {
  headerValues: String.raw`
function headerValues(request, ...names) {
  for (const name of names) {
    const values = request.headers.filter(([header]) => header.toLowerCase() === name.toLowerCase())
    if (values.length > 0) return values.map(([, value]) => value)
  }
  return []
}`,
  numberedHeaders: String.raw`
function numberedHeaders(request, start) {
  const names = request.headers.map(([name]) => name).filter((name) => name.toLowerCase().startsWith(start.toLowerCase()))
  return [...new Set(names)].slice(0, 9).map((name) => headerValues(request, name))
}`,
  authorizationValues: String.raw`
function authorizationValues(request, scheme) {
  const pattern = new RegExp('^' + scheme + '[ \\t]+(.*)$', 'is')
  return headerValues(request, 'authorization').flatMap((value) => pattern.exec(value)?.[1] ?? [])
}`,
  authorizationKeys: String.raw`
function authorizationKeys(request) {
  return headerValues(request, 'authorization').map((value) => value.replace(/^bearer[ \t]+/i, ''))
}`,
  basicValues: String.raw`
function basicValues(request, half) {
  return authorizationValues(request, 'basic').flatMap((encoded) => {
    const text = decodeBase64(encoded)?.toString() ?? ''
    const at = text.indexOf(':')
    if (at < 0) return []
    return [half === 'name' ? text.slice(0, at) : text.slice(at + 1)]
  })
}`,
  queryOf: String.raw`
function queryOf(request) {
  const at = request.target.indexOf('?')
  return at < 0 ? '' : request.target.slice(at + 1)
}`,
  queryValues: String.raw`
function queryValues(request, name) {
  return new URLSearchParams(queryOf(request)).getAll(name)
}`,
  readJson: String.raw`
function readJson(body) {
  const text = body.toString('utf8').replace(/^\uFEFF/, '')
  const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*/g
  try {
    JSON.parse(text)
    // Numbers become texts, so that they stay as they are written.
    return JSON.parse(text.replace(stringOrNumber, (token) => (token.startsWith('"') ? token : '"' + token + '"')))
  } catch {
    return undefined
  }
}`,
  nodesAt: String.raw`
function nodesAt(tree, steps) {
  let nodes = tree === undefined ? [] : [tree]
  for (const step of steps) {
    nodes = nodes.flatMap((node) => {
      if (Array.isArray(node)) return step === '*' ? node : /^(0|[1-9][0-9]*)$/.test(step) && step in node ? [node[step]] : []
      return typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? [node[step]] : []
    })
  }
  return nodes
}`,
  bodyValues: String.raw`
function bodyValues(request, steps) {
  const tree = 'item' in request ? request.item : readJson(request.body)
  return nodesAt(tree, steps).filter((node) => ['string', 'boolean'].includes(typeof node)).map(String)
}`,
  formFields: String.raw`
function formFields(request) {
  const type = headerValues(request, 'content-type')[0] ?? ''
  const text = request.body.toString('utf8')
  if (!/^\s*application\/x-www-form-urlencoded\s*($|[;,])/i.test(type) || !Buffer.from(text).equals(request.body)) return null
  const decode = (part) => decodeURIComponent(part.replaceAll('+', ' '))
  try {
    return text.split('&').filter((pair) => pair !== '').map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
    })
  } catch {
    return null
  }
}`,
  formValues: String.raw`
function formValues(request, name) {
  return (formFields(request) ?? []).filter(([field]) => field === name).map(([, value]) => value)
}`,
  settingValues: String.raw`
function settingValues(settings, name) {
  return Object.hasOwn(settings, name) && settings[name] !== '' ? [settings[name]] : []
}`,
  fieldValues: String.raw`
function fieldValues(fields, name) {
  return fields.get(name) ?? []
}`,
  single: String.raw`
function single(values, what) {
  if (values.length !== 1 || values[0] === '') throw new Refusal('There is not exactly one ' + what + '.')
  return values[0]
}`,
  one: String.raw`
function one(values, what) {
  if (values.length !== 1) throw new Refusal('There is not exactly one ' + what + '.')
  return values[0]
}`,
  textBytes: String.raw`
function textBytes(text) {
  return Buffer.from(text, 'utf8')
}`,
  headerBytes: String.raw`
function headerBytes(text) {
  // Node hands header values over with one character per byte.
  return Buffer.from(text, /[^\x00-\xff]/.test(text) ? 'utf8' : 'latin1')
}`,
  headerPart: String.raw`
function headerPart(values, what, isOptional, before, after) {
  if (isOptional && values.length === 0) return Buffer.alloc(0)
  return headerBytes(before + one(values, what) + after)
}`,
  bodyPart: String.raw`
function bodyPart(values, what, mayBeMissing) {
  return mayBeMissing && values.length === 0 ? Buffer.alloc(0) : textBytes(one(values, what))
}`,
  sortedForm: String.raw`
function sortedForm(request) {
  const pairs = [...new Set((formFields(request) ?? []).map((pair) => JSON.stringify(pair)))].map((pair) => JSON.parse(pair))
  const compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0)
  pairs.sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
  return textBytes(pairs.map(([name, value]) => name + value).join(''))
}`,
  headerList: String.raw`
function headerList(request, names, separator, isPairs, pair, join) {
  const wanted = one(names, 'list of signed headers').split(separator).map((name) => name.trim())
  if (wanted.length > 50) throw new Refusal('The list of signed headers is too long.')
  return headerBytes(wanted.map((name) => {
    const value = one(headerValues(request, name), 'header ' + name)
    return isPairs ? name.toLowerCase() + pair + value : value
  }).join(join))
}`,
  digestText: String.raw`
function digestText(algorithm, body, encoding) {
  return createHash(algorithm).update(body).digest(encoding)
}`,
  crc32Text: String.raw`
function crc32Text(body) {
  let crc = ~0
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return String(~crc >>> 0)
}`,
  linesOf: String.raw`
function linesOf(request, kinds, lists, optional) {
  const kind = one(kinds, 'kind of message')
  if (!Object.hasOwn(lists, kind)) throw new Refusal('The kind of message is not one that is signed.')
  let text = ''
  for (const name of lists[kind]) {
    const values = bodyValues(request, name.split('.'))
    if (values.length > 0 || !optional.includes(name)) text += name + '\n' + one(values, name) + '\n'
  }
  return textBytes(text)
}`,
  fullUrl: String.raw`
function fullUrl(baseUrl, request) {
  return request.target.includes('?') ? baseUrl + '?' + queryOf(request) : baseUrl
}`,
  pathOf: String.raw`
function pathOf(baseUrl) {
  return /^[a-z]+:\/\/[^/]*(\/.*)?$/i.exec(baseUrl)?.[1] ?? '/'
}`,
  sortedQuery: String.raw`
function sortedQuery(request) {
  const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase())
  const pairs = [...new URLSearchParams(queryOf(request))].map(([name, value]) => [encode(name), encode(value)])
  return pairs.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)).map((pair) => pair.join('=')).join('&')
}`,
  withDefaultPort: String.raw`
function withDefaultPort(urls) {
  return urls.flatMap((url) => {
    const [, scheme, host, port, rest] = /^(https?):\/\/([^/:]+)(:\d+)?(.*)$/is.exec(url) ?? []
    if (scheme === undefined) return [url]
    return [url, scheme + '://' + host + (port ? '' : scheme.toLowerCase() === 'https' ? ':443' : ':80') + rest]
  })
}`,
  withTrailingSlash: String.raw`
function withTrailingSlash(urls) {
  return urls.flatMap((url) => {
    const [path, ...query] = url.split('?')
    return [url, [path.endsWith('/') ? path.slice(0, -1) : path + '/', ...query].join('?')]
  })
}`,
  unescapeUrls: String.raw`
function unescapeUrls(urls, characters) {
  return urls.map((url) => url.replace(/%[0-7][0-9A-F]/gi, (escape) => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16))
    return characters.includes(character) ? character : escape
  }))
}`,
}
