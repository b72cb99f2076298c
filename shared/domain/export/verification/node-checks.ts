/** Functions for exported Node code that take a credential apart and check it, by name. */
export const nodeChecks: Readonly<Record<string, string>> = {
  locate: String.raw`
function locate(places, { prefix = '', separator = null, pair = null, field = null }) {
  const found = []
  let problem = null
  for (const values of places.filter((place) => place.length > 0)) {
    if (values.length > 1) throw new Refusal('The signature or token is there more than once.')
    const value = values[0]
    const fields = new Map()
    let candidates = [value.slice(prefix.length)]
    if (separator !== null) {
      const items = candidates[0].split(separator).map((item) => item.trim()).filter((item) => item !== '')
      candidates = items
      if (pair !== null) {
        for (const item of items.filter((text) => text.includes(pair))) {
          const at = item.indexOf(pair)
          const name = item.slice(0, at).trim()
          fields.set(name, [...(fields.get(name) ?? []), item.slice(at + pair.length).trim()])
        }
        candidates = fields.get(field) ?? []
      }
      if (items.length > 100) candidates = []
    }
    if (value === '' || !value.startsWith(prefix) || candidates.length === 0) problem = 'The signature or token is malformed.'
    else found.push({ candidates, fields })
  }
  if (found.length === 0) throw new Refusal(problem ?? 'The signature or token is missing.')
  if (found.flatMap(({ candidates }) => candidates).length > 8) throw new Refusal('There are too many signatures.')
  return found
}`,
  decodeHex: String.raw`
function decodeHex(text) {
  return /^([0-9a-f]{2})*$/i.test(text) ? Buffer.from(text, 'hex') : null
}`,
  decodeBase64: String.raw`
function decodeBase64(text) {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}`,
  decodeBase64url: String.raw`
function decodeBase64url(text) {
  const bytes = Buffer.from(text, 'base64url')
  const bare = bytes.toString('base64url')
  return text === bare || (text.includes('=') && text === bare.padEnd(Math.ceil(bare.length / 4) * 4, '=')) ? bytes : null
}`,
  decodeSignatures: String.raw`
function decodeSignatures(candidates, decoders, length) {
  const signatures = candidates.flatMap((text) => {
    for (const decode of decoders) {
      const bytes = decode(text)
      if (bytes !== null && bytes.length > 0 && (length === null || bytes.length === length)) return [bytes]
    }
    return []
  })
  if (signatures.length === 0) throw new Refusal('The signature is not encoded as this scheme encodes it.')
  return signatures
}`,
  keyFrom: String.raw`
function keyFrom(bytes) {
  if (bytes === null || bytes.length === 0) throw new Refusal('The secret is not of the form that this scheme needs.')
  return bytes
}`,
  whsecBytes: String.raw`
function whsecBytes(secret) {
  return decodeBase64(secret.replace(/^whsec_/, ''))
}`,
  whsecOrText: String.raw`
function whsecOrText(secret) {
  return secret.startsWith('whsec_') ? decodeBase64(secret.slice(6)) : Buffer.from(secret, 'utf8')
}`,
  sha1Bytes: String.raw`
function sha1Bytes(secret) {
  return secret === '' ? null : createHash('sha1').update(secret, 'utf8').digest()
}`,
  publicKey: String.raw`
function publicKey(bytes, start, length) {
  if (bytes === null || (length !== null && bytes.length !== length)) throw new Refusal('The public key is not of the form that this scheme needs.')
  try {
    return createPublicKey({ key: Buffer.concat([Buffer.from(start, 'hex'), bytes]), format: 'der', type: 'spki' })
  } catch {
    throw new Refusal('The public key is not one.')
  }
}`,
  pemBytes: String.raw`
function pemBytes(text) {
  const inner = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----$/.exec(text.trim())?.[1]
  return inner === undefined ? null : decodeBase64(inner.replace(/\s/g, ''))
}`,
  checkKind: String.raw`
function checkKind(key, type, curve) {
  const { asymmetricKeyType, asymmetricKeyDetails } = key
  const isWeak = type === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048
  if (asymmetricKeyType !== type || (curve !== null && asymmetricKeyDetails?.namedCurve !== curve) || isWeak) {
    throw new Refusal('The public key is not of the kind that this scheme needs.')
  }
  return key
}`,
  hmacOf: String.raw`
function hmacOf(algorithm, key, content) {
  return createHmac(algorithm, key).update(content).digest()
}`,
  hashOf: String.raw`
function hashOf(algorithm, content) {
  return createHash(algorithm).update(content).digest()
}`,
  isSame: String.raw`
function isSame(left, right) {
  return left.length === right.length && timingSafeEqual(left, right)
}`,
  isSameText: String.raw`
function isSameText(left, right) {
  const digest = (text) => createHash('sha256').update(text, 'utf8').digest()
  return right !== '' && timingSafeEqual(digest(left), digest(right))
}`,
  isSigned: String.raw`
function isSigned(algorithm, key, content, signature) {
  try {
    return verifySignature(algorithm, content, key, signature)
  } catch {
    return false
  }
}`,
  timeOf: String.raw`
function timeOf(values, unit, isOptional) {
  if (isOptional && values.length === 0) return null
  const text = single(values, 'timestamp')
  if (unit === 'iso') {
    const [, whole, fraction = '', zone] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text) ?? []
    const milliseconds = whole === undefined ? NaN : Date.parse(whole + fraction.slice(0, 4) + zone)
    if (Number.isNaN(milliseconds)) throw new Refusal('The timestamp is not ISO 8601 with a zone.')
    return milliseconds / 1000
  }
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) throw new Refusal('The timestamp is not a whole number.')
  return unit === 'ms' ? Number(text) / 1000 : Number(text)
}`,
  checkAge: String.raw`
function checkAge(signedAt, now, toleranceSeconds, isFutureRefused) {
  if (signedAt === null) return
  const age = Math.floor(now / 1000) - signedAt
  if (age > toleranceSeconds) throw new Refusal('The delivery is too old.')
  if (isFutureRefused && -age > toleranceSeconds) throw new Refusal('The delivery comes from the future. Check the clocks.')
}`,
  checkBodyDigest: String.raw`
function checkBodyDigest(request, values, algorithm, decode, needed) {
  if (values.length === 0) {
    const isBare = request.body.length > 0 && formFields(request) === null
    if (needed === 'always' || (needed === 'unless-form' && isBare)) throw new Refusal('The digest of the body is missing.')
    return
  }
  const stated = decode(one(values, 'digest of the body'))
  if (stated === null || !isSame(stated, createHash(algorithm).update(request.body).digest())) {
    throw new Refusal('The digest of the body is wrong.')
  }
}`,
  chosenHash: String.raw`
function chosenHash(values, hashes) {
  const name = single(values, 'name of the hash')
  if (!Object.hasOwn(hashes, name)) throw new Refusal('The hash that the request names is unknown.')
  return hashes[name]
}`,
}
