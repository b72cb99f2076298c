import type { CapturedRequest } from '../../contracts/delivery'
import { exampleKey } from './example-key'
import { now } from './fixtures'
import { signSample } from './sign-sample'
import type { SampleCase } from './sign-sample'

/** A delivery with the secret that its receiver holds; whether it is genuine is for the domain to say. */
export interface Attempt {
  name: string
  request: CapturedRequest
  secret: string
}

const day = 86_400_000

const flipByte = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

const flipEnd = (value: string): string => {
  const at = Math.max(value.length - 5, 0)
  return value.slice(0, at) + (value[at] === 'a' ? 'b' : 'a') + value.slice(at + 1)
}

/** A sample as signed, and every simple way to spoil it. */
export function spoil(sample: SampleCase): Attempt[] {
  const secret = exampleKey(sample.preset).secret.secret
  const request = signSample(sample)
  const attempt = (name: string, changes: Partial<CapturedRequest>): Attempt => ({
    name,
    request: { ...request, ...changes },
    secret,
  })
  const { body, headers, target } = request
  return [
    attempt('as signed', {}),
    { name: 'another secret', request, secret: exampleKey(sample.preset, 1).secret.secret },
    { name: 'an empty secret', request, secret: '' },
    attempt('a byte of the body', { body: flipByte(body, Math.floor(body.length / 2)) }),
    attempt('no body', { body: new Uint8Array() }),
    attempt('a space after the body', { body: Uint8Array.from([...body, 0x20]) }),
    attempt('another query', { target: `${target}${target.includes('?') ? '&' : '?'}x=%C3%A4+b` }),
    attempt('another method', { method: 'PUT' }),
    attempt('no headers', { headers: headers.filter(([name]) => name.toLowerCase() === 'content-type') }),
    { name: 'an old time', request: signSample(sample, now - day), secret },
    { name: 'a time to come', request: signSample(sample, now + day), secret },
    ...headers.flatMap(([name, value], index) => [
      attempt(`header ${name} changed`, {
        headers: headers.map((header, at) => (at === index ? [name, flipEnd(value)] : header)),
      }),
      attempt(`header ${name} twice`, { headers: [...headers, [name, value]] }),
      attempt(`header ${name} empty`, { headers: headers.map((header, at) => (at === index ? [name, ''] : header)) }),
    ]),
  ]
}
