import type { TunnelLink } from '@shared/contracts/tunnel'
import { describeProblem, problems } from '@shared/domain/tunnel/problems'
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { installFakeMirror } from '../../../test/install-fake-backend'
import { TunnelProblemNotice } from './tunnel-problem'

const hostKeyCodes = ['ssh_host_key_unknown', 'ssh_host_key_changed']
const offline = (code: string): Extract<TunnelLink, { state: 'offline' }> => ({
  state: 'offline',
  since: 0,
  problem: { code, detail: null },
  retryAt: null,
})

describe('every problem of the table', () => {
  it.each(Object.keys(problems).filter((code) => !hostKeyCodes.includes(code)))(
    'stands on the Tunnel page with its sentence, remedy and link: %s',
    (code) => {
      installFakeMirror()
      render(<TunnelProblemNotice link={offline(code)} />)
      const { sentence, remedy, link } = describeProblem({ code, detail: null })
      expect(screen.getByText(sentence)).toBeVisible()
      expect(document.body).toHaveTextContent(remedy.replace(/\s+/g, ' '))
      const buttons = screen.queryAllByRole('link').map((element) => element.textContent)
      expect(buttons).toEqual(link === null ? [] : [`Open ${new URL(link).hostname}`])
    },
  )
})
