import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeState } from '../test/fake-state'
import { fakeStatus, fakeTrigger } from '../test/fake-triggers'
import { fakeOnline } from '../test/fake-tunnel'
import { renderConnected } from '../test/render-connected'
import { Sidebar } from './sidebar'

const sns = (mayFetchKeys: boolean) =>
  fakeTrigger({
    connectionId: 'aws-sns',
    authentication: { method: 'signature', preset: 'aws-sns', headerName: 'X-API-Key', mayFetchKeys },
  })
const online = fakeStatus({ tunnel: fakeOnline() })

describe('what leads outside', () => {
  it.each([
    ['Nothing leaves this computer', fakeStatus(), sns(false)],
    ['Only signing keys are fetched', fakeStatus(), sns(true)],
    ['Only the tunnel leads outside', online, sns(false)],
    ['Only tunnel and key fetches lead out', online, sns(true)],
  ])('is told as it is: %s', async (words, status, trigger) => {
    await renderConnected(<Sidebar />, { ...createFakeState(), status, triggers: [trigger] })
    expect(screen.getByTestId('stored')).toHaveTextContent(words)
  })
})
