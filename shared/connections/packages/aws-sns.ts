import { createPublicKey } from 'node:crypto'
import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import { examplePair } from '../../domain/testing/example-key'
import type { PackageCase } from './package-case'

/** Asks the validator of AWS, which is given the key of the test in place of Amazon's certificate. */
const validateSns = (body: string): Promise<boolean> => {
  const require = createRequire(import.meta.url)
  const https = require('node:https') as { get: unknown }
  const Validator = require('sns-validator') as new () => {
    validate: (message: string, done: (error: Error | null) => void) => void
  }
  const key = createPublicKey({ key: Buffer.from(examplePair('rsa').spki), format: 'der', type: 'spki' })
  const pem = key.export({ format: 'pem', type: 'spki' })
  const { get } = https
  https.get = (_url: unknown, answer: (response: PassThrough & { statusCode: number }) => void) => {
    const response = Object.assign(new PassThrough(), { statusCode: 200 })
    answer(response)
    response.end(pem)
    return new PassThrough()
  }
  return new Promise<boolean>((resolve) => {
    new Validator().validate(body, (error) => resolve(error === null))
  }).finally(() => {
    https.get = get
  })
}

export const cases: readonly PackageCase[] = [{ id: 'aws-sns', accepts: ({ body }) => validateSns(body) }]
