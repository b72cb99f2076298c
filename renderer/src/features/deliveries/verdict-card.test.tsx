import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import userEvent from '@testing-library/user-event'
import { useDialogs } from '../../lib/dialogs'
import { fakeDelivery, refusedPlan } from '../../test/fake-deliveries'
import { fakeTrigger } from '../../test/fake-triggers'
import { VerdictCard } from './verdict-card'

describe('the card of a delivery that asks to be confirmed', () => {
  const confirmation = { label: 'Confirm subscription', what: 'Nothing comes before.', host: 'sns.example' }

  it('says what that does, asks before anything unverified, and says when it is done', async () => {
    const { detail } = fakeDelivery('trg-issues', 1, 1, refusedPlan)
    const delivery = { ...detail, confirmation: { ...confirmation, isVerified: false } }
    const { rerender } = render(<VerdictCard delivery={delivery} trigger={fakeTrigger()} />)
    expect(screen.getByText(/^Nothing comes before\. This message could not be verified\.$/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Confirm subscription' }))
    expect(useDialogs.getState().stack).toMatchObject([
      { type: 'confirm', text: expect.stringContaining('anybody may have sent it. Its address is on sns.example') },
    ])
    rerender(<VerdictCard delivery={delivery} trigger={fakeTrigger({ confirmedAt: delivery.receivedAt + 1 })} />)
    expect(screen.getByText(/^Confirmed at sns\.example/)).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Confirm subscription' })).toBeNull()
  })
})

describe('the card of a refused delivery', () => {
  it('leads with the cause that was shown to fit, its evidence and its mend', () => {
    const { detail } = fakeDelivery('trg-issues', 1, 1, refusedPlan)
    const evidence = [{ label: 'Would have matched', value: 'The secret with a line break (LF) at its end' }]
    render(
      <VerdictCard
        delivery={{ ...detail, diagnosis: { mistake: 'secret_newline', evidence, tries: 2 } }}
        trigger={null}
      />,
    )
    const card = screen.getByRole('region', { name: 'Why not' })
    expect(card).toHaveTextContent('Why not? The secret has a line break at its end')
    expect(card).toHaveTextContent('Would have matched')
    expect(card).toHaveTextContent(/Remove the line break/)
    expect(card).not.toHaveTextContent(/Paste the secret into the sender again/)
  })

  it('sends the user to the vendor where the vendor issues the secret, and offers no key to copy for it', () => {
    const { detail } = fakeDelivery('trg-payment', 1, 1, refusedPlan)
    const authentication = { method: 'signature', preset: 'stripe', headerName: 'X-API-Key' } as const
    render(<VerdictCard delivery={detail} trigger={fakeTrigger({ connectionId: 'stripe', authentication })} />)
    expect(screen.getByRole('region', { name: 'Why not' })).toHaveTextContent(/Copy the secret at the vendor again/)
    expect(screen.queryByRole('button', { name: /Copy the current key/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Open Trigger Setup' })).toBeVisible()
  })
})
