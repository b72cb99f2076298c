import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fakeDelivery, refusedPlan } from '../../test/fake-deliveries'
import { VerdictCard } from './verdict-card'

describe('the card of a refused delivery', () => {
  it('leads with the cause that was shown to fit, its evidence and its mend', () => {
    const { detail } = fakeDelivery('trg-issues', 1, 1, refusedPlan)
    const evidence = [{ label: 'Would have matched', value: 'The secret with a line break (LF) at its end' }]
    render(<VerdictCard delivery={{ ...detail, diagnosis: { mistake: 'secret_newline', evidence } }} trigger={null} />)
    const card = screen.getByRole('region', { name: 'Why not' })
    expect(card).toHaveTextContent('Why not? The secret has a line break at its end')
    expect(card).toHaveTextContent('Would have matched')
    expect(card).toHaveTextContent(/Remove the line break/)
    expect(card).not.toHaveTextContent(/Paste the secret into the sender again/)
  })
})
