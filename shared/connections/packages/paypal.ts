import { createPrivateKey, createPublicKey, createSign, createVerify } from 'node:crypto'
import { buf } from 'crc-32'
import { examplePair } from '../../domain/testing/example-key'
import type { PackageCase } from './package-case'

const keyPair = () => {
  const { privateKey, spki } = examplePair('rsa')
  return {
    privateKey: createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }),
  }
}

/** What PayPal signs. The package counts in signed numbers, PayPal in unsigned ones. */
const messageOf = (id: string, time: string, body: string): string =>
  [id, time, 'example-webhookId', buf(Buffer.from(body)) >>> 0].join('|')

export const cases: readonly PackageCase[] = [
  {
    id: 'paypal',
    accepts: ({ body, header }) =>
      createVerify('SHA256')
        .update(messageOf(header('paypal-transmission-id'), header('paypal-transmission-time'), body))
        .verify(keyPair().publicKey, header('paypal-transmission-sig'), 'base64'),
    signs: ({ body, seconds }) => {
      const id = '7c2d9e10-b7c3-11f0-8f1b-3e9a1b2c4d5e'
      const time = new Date(seconds * 1000).toISOString()
      const signature = createSign('SHA256')
        .update(messageOf(id, time, body))
        .sign(keyPair().privateKey, 'base64')
      return [
        ['PAYPAL-TRANSMISSION-ID', id],
        ['PAYPAL-TRANSMISSION-TIME', time],
        ['PAYPAL-TRANSMISSION-SIG', signature],
      ]
    },
  },
]
