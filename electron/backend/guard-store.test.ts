import { expect, it } from 'vitest'
import { CallFailure } from './call-failure'
import { guardStore } from './guard-store'
import type { Store } from './storage/store'

it('words a failure of the store for people and keeps its cause for the log', async () => {
  const cause = new Error('SQLITE_FULL: database or disk is full')
  const broken = { notice: null, triggers: () => Promise.reject(cause) } as Partial<Store> as Store
  const failure = await guardStore(broken)
    .triggers()
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(CallFailure)
  expect(failure).toMatchObject({ code: 'store_failed', cause })
  expect(failure instanceof Error && failure.message).not.toContain('SQLITE')
})
