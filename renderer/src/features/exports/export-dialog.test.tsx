import { fail, ok } from '@shared/ipc/result'
import { render, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useDialogs } from '../../lib/dialogs'
import { renderConnected } from '../../test/render-connected'
import { ExportDialog } from './export-dialog'

const dialog = <ExportDialog triggerId="trg-issues" format="typescript" />

describe('ExportDialog', () => {
  it('shows the text and what the format cannot say', async () => {
    await renderConnected(dialog)
    expect(await screen.findByLabelText('TypeScript export')).toHaveTextContent('text of typescript')
    const differences = screen.getByRole('list', { name: 'Differences' })
    expect(within(differences).getByText('Dates are not checked.')).toBeInTheDocument()
    expect(screen.getByText('issues.ts')).toBeInTheDocument()
  })

  it('says why there is no export, and offers none', async () => {
    const { backend } = await renderConnected(<></>)
    backend.answer('exports.print', () => ok({ outcome: 'refused', reason: 'Python has no public keys.' }))
    render(dialog)
    expect(await screen.findByText('Python has no public keys.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Save…' })).toBeDisabled()
    expect(screen.getByRole('button', { name: 'Copy' })).toBeDisabled()
  })

  it('saves the format that is shown, and tells the file name only', async () => {
    const { backend, user } = await renderConnected(dialog)
    await screen.findByText('issues.ts')
    await user.click(screen.getByRole('button', { name: 'Save…' }))
    expect(await screen.findByText('Saved to issues.ts')).toBeInTheDocument()
    expect(backend.callsOf('exports.save')).toEqual([{ triggerId: 'trg-issues', format: 'typescript' }])
    backend.answer('exports.save', () => fail('file_failed', 'The disk is full. Free some space.'))
    await user.click(screen.getByRole('button', { name: 'Save…' }))
    expect(await screen.findByText('The disk is full. Free some space.')).toBeInTheDocument()
  })

  it('lists every format and switches between them', async () => {
    const { user } = await renderConnected(dialog)
    const tabs = screen.getAllByRole('tab').map((tab) => tab.textContent)
    expect(tabs).toEqual([
      ...['Bundle', 'JSON Schema', 'TypeScript', 'Zod', 'OpenAPI', 'AsyncAPI'],
      ...['CEL', 'EventBridge', 'Verify in Node', 'Verify in Python', 'cURL'],
    ])
    await user.click(screen.getByRole('tab', { name: 'cURL' }))
    await waitFor(() => expect(useDialogs.getState().stack.at(-1)).toMatchObject({ type: 'export', format: 'curl' }))
  })
})
