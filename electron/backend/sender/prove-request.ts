import type { RawHeaders } from '@shared/contracts/delivery'
import type { Recipe } from '@shared/contracts/recipe'
import type { SenderProof, SenderRequest } from '@shared/contracts/sender'
import type { CryptoPort } from '@shared/domain/crypto-port'
import { isFormContentType } from '@shared/domain/decode/form-body'
import { headerValues } from '@shared/domain/header-values'
import { signRequest } from '@shared/domain/signature/sign'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import { missingSetting } from '../triggers/connection-config'
import { presetOf } from './vendor'
import type { Vendor } from './vendor'

/** A request as it goes out. `target` is the request target. */
export interface ProvenRequest {
  method: string
  target: string
  headers: RawHeaders
  body: Uint8Array
}

export interface ProofOptions {
  proof: SenderProof
  /** Epoch ms. */
  timestampMs: number
  messageId: string
  crypto: CryptoPort
}

const unfitSecret =
  'The request could not be signed, because the secret of this trigger does not have the form its signature needs. Enter the secret again in Trigger Setup.'

/** Whether the signature, or what is signed with it, is written into a JSON body. */
const isSignedInBody = ({ credential, each, replay, timestamp }: Recipe): boolean => {
  const sources = [credential.at[0], timestamp?.source, typeof replay === 'object' ? replay.nonce : undefined]
  return each !== undefined || sources.some((source) => source?.from === 'body')
}

const isObject = (body: string): boolean => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

/** Why the request cannot hold its signature; `null` when it can. */
function findObstacle(recipe: Recipe, request: SenderRequest): string | null {
  if (isSignedInBody(recipe) && !isObject(request.body)) {
    return 'The request could not be signed, because this vendor writes its signature into the JSON of the body, and the body is no JSON object. Mend the JSON, or send it without a signature.'
  }
  const type = headerValues(request.headers, 'content-type')[0] ?? ''
  if (recipe.credential.at[0]?.from === 'form' && !isFormContentType(type)) {
    return 'The request could not be signed, because this vendor writes its signature into a form, and the body is none. Set Content-Type to application/x-www-form-urlencoded, or send it without a signature.'
  }
  return null
}

function sign(request: SenderRequest, target: string, vendor: Vendor, options: ProofOptions): Result<ProvenRequest> {
  const { recipe } = presetOf(vendor)
  const obstacle = findObstacle(recipe, request)
  if (obstacle !== null) return fail('send_failed', obstacle)
  const { crypto, messageId, timestampMs } = options
  const { method, headers } = request
  try {
    const signed = signRequest(recipe, {
      secret: vendor.secret,
      privateKey: vendor.privateKey,
      method,
      target,
      body: Buffer.from(request.body),
      headers,
      url: vendor.url,
      timestampMs,
      messageId,
      config: vendor.trigger.authentication.config,
      crypto,
    })
    return ok({ method, ...signed })
  } catch {
    return missingSetting(vendor.trigger, vendor.connection) ?? fail('send_failed', unfitSecret)
  }
}

/** The request as its vendor would send it, with the proof of knowing the secret. */
export function proveRequest(request: SenderRequest, vendor: Vendor, options: ProofOptions): Result<ProvenRequest> {
  const { method, headers, query } = request
  const path = new URL(vendor.url).pathname
  const target = query === '' ? path : `${path}?${query}`
  if (options.proof === 'signature') return sign(request, target, vendor, options)
  const plain: ProvenRequest = { method, target, headers, body: Buffer.from(request.body) }
  if (options.proof === 'none') return ok(plain)
  if (options.proof === 'header') {
    const name = vendor.trigger.authentication.headerName
    return ok({ ...plain, headers: [...headers, [name, vendor.secret]] })
  }
  const key = `apikey=${encodeURIComponent(vendor.secret)}`
  return ok({ ...plain, target: query === '' ? `${path}?${key}` : `${target}&${key}` })
}
