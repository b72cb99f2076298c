import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

export interface ThrowawayCertificate {
  /** PEM of the authority that signed `certificate`. */
  authority: string
  certificate: string
  key: string
}

/** Kinds of values in DER, the byte form of certificates. */
const tags = {
  ...{ boolean: 1, integer: 2, bitString: 3, octetString: 4, identifier: 6, text: 12, time: 23 },
  ...{ sequence: 0x30, set: 0x31, version: 0xa0, extensions: 0xa3, dnsName: 0x82 },
} as const

function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents)
  const { length } = body
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (...contents: Uint8Array[]): Buffer => der(tags.sequence, ...contents)
const identifier = (hex: string): Buffer => der(tags.identifier, Buffer.from(hex, 'hex'))
const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'))
const yes = der(tags.boolean, Buffer.from([0xff]))

const nameOf = (commonName: string): Buffer =>
  sequence(der(tags.set, sequence(identifier('550403'), der(tags.text, Buffer.from(commonName)))))

function timeIn(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '')
  return der(tags.time, Buffer.from(text.slice(2)))
}

/** Whether it may sign others; critical, as it must be. */
const constraints = (isAuthority: boolean): Buffer =>
  sequence(identifier('551d13'), yes, der(tags.octetString, isAuthority ? sequence(yes) : sequence()))

const alternativeName = (host: string): Buffer =>
  sequence(identifier('551d11'), der(tags.octetString, sequence(der(tags.dnsName, Buffer.from(host)))))

const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

interface Subject {
  name: string
  publicKey: KeyObject
  extensions: Buffer[]
}

function issue(subject: Subject, issuer: { name: string; privateKey: KeyObject }): string {
  const contents = sequence(
    der(tags.version, der(tags.integer, Buffer.from([2]))),
    der(tags.integer, Buffer.from([1]), randomBytes(8)),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(timeIn(-1), timeIn(2)),
    nameOf(subject.name),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    der(tags.extensions, sequence(...subject.extensions)),
  )
  const signature = sign('sha256', contents, issuer.privateKey)
  return pem(sequence(contents, ecdsaWithSha256, der(tags.bitString, Buffer.from([0]), signature)))
}

/** Makes an authority and a certificate for `localhost` signed by it, both valid for two days. */
export function makeThrowawayCertificate(): ThrowawayCertificate {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = 'Throwaway authority'
  const issuer = { name, privateKey: authority.privateKey }
  return {
    authority: issue({ name, publicKey: authority.publicKey, extensions: [constraints(true)] }, issuer),
    certificate: issue(
      {
        name: 'localhost',
        publicKey: server.publicKey,
        extensions: [constraints(false), alternativeName('localhost')],
      },
      issuer,
    ),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
