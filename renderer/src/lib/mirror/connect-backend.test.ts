import { fail } from '@shared/ipc/result'
import { waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { installFakeBackend } from '../../test/install-fake-backend'
import { fakeStatus, fakeTrigger } from '../../test/fake-triggers'
import { onFact, onReread } from '../facts'
import { connectBackend } from './connect-backend'
import { useStatus } from './status-store'
import { useTriggers } from './trigger-store'

let disconnect: () => void = () => undefined
afterEach(() => disconnect())

const connect = async () => {
  const backend = installFakeBackend()
  const connection = connectBackend()
  disconnect = connection.disconnect
  await waitFor(() => expect(useStatus.getState().link.phase).toBe('ready'))
  return { backend, ...connection }
}

const nameOf = (id: string) => useTriggers.getState().triggers.find((trigger) => trigger.id === id)?.name

describe('connectBackend', () => {
  it('takes over the snapshot, then each fact', async () => {
    const { backend } = await connect()
    expect(useTriggers.getState().triggers).toHaveLength(5)
    backend.tell({ fact: 'trigger.changed', trigger: fakeTrigger({ name: 'Renamed' }) })
    backend.tell({ fact: 'trigger.removed', triggerId: 'trg-finding' })
    expect(nameOf('trg-issues')).toBe('Renamed')
    expect(useTriggers.getState().triggers).toHaveLength(4)
  })

  it('reads the snapshot again after a gap, and tells those who hold more than the mirror', async () => {
    const { backend } = await connect()
    const reread = vi.fn()
    const stop = onReread(reread)
    backend.state.triggers = [fakeTrigger({ name: 'Changed while pushes were lost' })]
    backend.tellAfterGap({ fact: 'status.changed', status: fakeStatus() })
    await waitFor(() => expect(nameOf('trg-issues')).toBe('Changed while pushes were lost'))
    expect(useTriggers.getState().triggers).toHaveLength(1)
    expect(reread).toHaveBeenCalledOnce()
    expect(backend.callsOf('app.snapshot')).toHaveLength(2)
    stop()
  })

  it('goes on with facts after a gap was closed', async () => {
    const { backend } = await connect()
    backend.tellAfterGap({ fact: 'status.changed', status: fakeStatus() })
    await waitFor(() => expect(backend.callsOf('app.snapshot')).toHaveLength(2))
    await waitFor(() => expect(useStatus.getState().link.phase).toBe('ready'))
    await Promise.resolve()
    backend.tell({ fact: 'trigger.changed', trigger: fakeTrigger({ name: 'After the gap' }) })
    await waitFor(() => expect(nameOf('trg-issues')).toBe('After the gap'))
    expect(backend.callsOf('app.snapshot')).toHaveLength(2)
  })

  it('keeps pushes that arrive while the snapshot is read, and applies each once', async () => {
    const backend = installFakeBackend()
    const heard: string[] = []
    const stop = onFact((fact) => heard.push(fact.fact))
    disconnect = connectBackend().disconnect
    backend.tell({ fact: 'trigger.removed', triggerId: 'trg-finding' })
    backend.tell({ fact: 'trigger.removed', triggerId: 'trg-orders' })
    await waitFor(() => expect(useTriggers.getState().triggers).toHaveLength(3))
    expect(heard.length).toBeLessThanOrEqual(2)
    expect(backend.callsOf('app.snapshot')).toHaveLength(1)
    stop()
  })

  it('says what happened when the backend does not answer', async () => {
    const backend = installFakeBackend()
    backend.answer('app.snapshot', () => fail('internal', 'The store could not be opened.'))
    disconnect = connectBackend().disconnect
    await waitFor(() =>
      expect(useStatus.getState().link).toEqual({ phase: 'failed', message: 'The store could not be opened.' }),
    )
  })

  it('survives a listener that throws', async () => {
    const { backend } = await connect()
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const heard = vi.fn()
    const stops = [
      onFact(() => {
        throw new Error('broken listener')
      }),
      onFact(heard),
    ]
    backend.tell({ fact: 'trigger.removed', triggerId: 'trg-finding' })
    expect(heard).toHaveBeenCalledOnce()
    expect(error).toHaveBeenCalled()
    stops.forEach((stop) => stop())
  })
})
