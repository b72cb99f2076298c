import type { CheckReport, CheckRow, SentRequest } from '@shared/contracts/sender'
import { publicKindOf } from '@shared/domain/signature/public-key'
import { ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { Clock, Random } from '../../ports'
import { buildTestEvent } from '../build-test-event'
import type { MarkOptions, Sender } from '../create-sender'
import { makeTestKey } from '../test-keys'
import { presetOf } from '../vendor'
import type { Vendor } from '../vendor'
import { turnOne } from './change-request'
import { once } from './check-case'
import type { CheckAttempt, CheckCase, CheckContext } from './check-case'
import { eventCases } from './event-cases'
import { keyCases } from './key-cases'
import { timeCases } from './time-cases'
import { transportCases } from './transport-cases'

interface CheckParts {
  sender: Sender
  clock: Clock
  random: Random
  bodyLimitBytes: number
}

const marked: MarkOptions = { madeBy: 'security-check', isTrial: true }

const genuine: CheckCase = {
  id: 'genuine',
  name: 'The genuine event',
  prepare: (context) =>
    once(context.prove(), {
      text: `${context.acceptedStatus}, accepted`,
      isMet: ({ answer, delivery }) =>
        answer.status === context.acceptedStatus && delivery?.authentic === true && delivery.outcome === 'accepted',
    }),
}

const cases: readonly CheckCase[] = [genuine, ...keyCases, ...eventCases, ...timeCases, ...transportCases]

/** A vendor with another key: a secret that differs in one character, or another private key. */
function makeStranger(vendor: Vendor): Vendor {
  const secret = turnOne(vendor.secret, Math.floor(vendor.secret.length / 2))
  const key = vendor.privateKey === undefined ? null : makeTestKey(presetOf(vendor).recipe)
  return { ...vendor, secret, ...(key === null ? {} : { privateKey: key.privateKey }) }
}

function makeContext(vendor: Vendor, { bodyLimitBytes, clock, random, sender }: CheckParts): CheckContext {
  const preset = presetOf(vendor)
  const { connection, trigger } = vendor
  const isSignature = trigger.authentication.method === 'signature'
  const request = buildTestEvent(connection, trigger.eventType)
  const proof = isSignature ? 'signature' : 'header'
  return {
    vendor,
    stranger: makeStranger(vendor),
    preset,
    recipe: isSignature ? preset.recipe : null,
    proof,
    request,
    acceptedStatus: connection.reply?.accepted?.status ?? 200,
    unauthorizedStatus: connection.reply?.unauthorizedStatus ?? 401,
    bodyLimitBytes,
    now: clock.now(),
    random: (length) => random.bytes(length),
    prove(changes = {}) {
      const { freshId = true, timestampMs } = changes
      const options = { proof: changes.proof ?? proof, freshId, ...(timestampMs === undefined ? {} : { timestampMs }) }
      const proven = sender.prove(changes.vendor ?? vendor, changes.request ?? request, options)
      if (!proven.ok) throw new Error(proven.error.message)
      return proven.value
    },
  }
}

interface Tried {
  sent: SentRequest
  isMet: boolean
}

/** Sends the requests of an attempt, until one that counts is not met. */
async function tryAttempt(
  { expects, judges, requests }: CheckAttempt,
  send: (request: CheckAttempt['requests'][number]) => Promise<Result<SentRequest>>,
): Promise<Result<Tried | null>> {
  let last: Tried | null = null
  for (const request of requests) {
    const sent = await send(request)
    if (!sent.ok) return sent
    last = { sent: sent.value, isMet: expects.isMet(sent.value) }
    if (judges === 'every' && !last.isMet) break
  }
  return ok(last)
}

const describeRow = ({ id, name }: CheckCase, attempt: CheckAttempt, tried: Tried | null): CheckRow => ({
  id,
  name,
  expected: attempt.expects.text,
  observed: tried && {
    status: tried.sent.answer.status,
    reason: tried.sent.delivery?.reason ?? null,
    deliveryId: tried.sent.delivery?.id ?? null,
  },
  result: tried?.isMet ? 'passed' : 'failed',
  note: null,
})

const notApplicable = ({ id, name }: CheckCase, note: string): CheckRow => ({
  id,
  name,
  expected: 'does not apply',
  observed: null,
  result: 'not-applicable',
  note,
})

function listNotes({ connection, trigger }: Vendor, recipe: CheckContext['recipe']): string[] {
  const notes = [
    'Every request went to the local URL over HTTP, and was judged as if the trigger were ready. Nothing became a sample, a first delivery or a key.',
  ]
  if (trigger.state !== 'ready')
    notes.push(
      `The trigger itself is ${trigger.state === 'draft' ? 'a draft' : trigger.state}, so it answers 503 to real events now.`,
    )
  if (recipe !== null && publicKindOf(recipe) !== null) {
    notes.push(
      `${connection.name} signs with a private key that only it has. Hookwright signed with a key pair of its own, which the trigger accepted while the check ran.`,
    )
  }
  return notes
}

/** Tries every case against the trigger's own URL; fails when no answer comes at all. */
export async function runCheck(vendor: Vendor, parts: CheckParts): Promise<Result<CheckReport>> {
  const { clock, sender } = parts
  const startedAt = clock.now()
  const context = makeContext(vendor, parts)
  const { recipe } = context
  const rows: CheckRow[] = []
  for (const candidate of cases) {
    const attempt = candidate.prepare(context)
    if (typeof attempt === 'string') {
      rows.push(notApplicable(candidate, attempt))
      continue
    }
    const tried = await tryAttempt(attempt, (request) => sender.post(vendor, request, marked))
    if (tried.ok) rows.push(describeRow(candidate, attempt, tried.value))
    else if (candidate === genuine) return tried
    else rows.push({ ...describeRow(candidate, attempt, null), note: tried.error.message })
  }
  return ok({
    triggerId: vendor.trigger.id,
    triggerName: vendor.trigger.name,
    connection: vendor.connection.name,
    authentication: recipe === null ? 'API Key' : `Signature, ${context.preset.name}`,
    startedAt,
    finishedAt: clock.now(),
    rows,
    notes: listNotes(vendor, recipe),
  })
}
