import type { ImportPreview } from '@shared/contracts/bundle'
import { fail, ok } from '@shared/ipc/result'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openDialog, useDialogs } from '../../lib/dialogs'
import { useNavigation } from '../../lib/navigation'
import { useToasts } from '../../lib/toasts'
import { fakeTrigger } from '../../test/fake-triggers'
import { renderConnected } from '../../test/render-connected'
import { ExportMenu } from './export-menu'
import { ImportPreviewDialog } from './import-preview-dialog'
import { openBundle } from './open-bundle'

const preview: ImportPreview = {
  importId: 'imp-1',
  fileName: 'orders.hookwright.json',
  name: 'Orders\u202e',
  connectionName: 'Custom Webhook',
  eventType: null,
  method: 'API Key',
  sampleCount: 1,
  hasSchema: true,
  renamedTo: 'Orders (2)',
  differences: [{ what: 'Field paid', existing: null, imported: 'boolean' }],
  notes: ['The bundle holds no secrets.'],
}

describe('ExportMenu', () => {
  it('writes the chosen kind and tells the file name only', async () => {
    const { user, backend } = await renderConnected(<ExportMenu trigger={fakeTrigger()} />)
    backend.answer('bundles.export', () => ok({ path: 'C:\\Users\\mona\\issues.schema.json' }))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('menuitem', { name: 'JSON Schema' }))
    expect(await screen.findByText('Saved to issues.schema.json')).toBeInTheDocument()
    expect(backend.callsOf('bundles.export')).toEqual([{ triggerId: 'trg-issues', kind: 'jsonSchema' }])
  })

  it('says nothing when the save dialog was cancelled, and why when it failed', async () => {
    const { user, backend } = await renderConnected(<ExportMenu trigger={fakeTrigger()} />)
    backend.answer('bundles.export', () => ok({ path: null }))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Bundle' }))
    await waitFor(() => expect(backend.callsOf('bundles.export')).toHaveLength(1))
    expect(useToasts.getState().toasts).toEqual([])
    backend.answer('bundles.export', () => fail('file_failed', 'The folder cannot be written. Choose another one.'))
    await user.click(screen.getByRole('button', { name: 'Export' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Bundle' }))
    expect(await screen.findByText('The folder cannot be written. Choose another one.')).toBeInTheDocument()
  })
})

describe('openBundle', () => {
  it('shows the preview of a good file', async () => {
    const { backend } = await renderConnected(<></>)
    backend.answer('bundles.open', () => ok({ preview }))
    await openBundle()
    expect(useDialogs.getState().stack).toEqual([{ type: 'import-preview', preview }])
  })

  it('tells what is wrong with a bad file and opens nothing', async () => {
    const { backend } = await renderConnected(<></>)
    backend.answer('bundles.open', () => fail('invalid_file', 'This file is not JSON. Choose a bundle.'))
    await openBundle()
    expect(await screen.findByText('This file is not JSON. Choose a bundle.')).toBeInTheDocument()
    expect(useDialogs.getState().stack).toEqual([])
  })

  it('does nothing when no file was chosen', async () => {
    const { backend } = await renderConnected(<></>)
    backend.answer('bundles.open', () => ok({ preview: null }))
    await openBundle()
    expect(useDialogs.getState().stack).toEqual([])
    expect(useToasts.getState().toasts).toEqual([])
  })
})

describe('ImportPreviewDialog', () => {
  it('shows what would be added, hidden characters written out, and changes nothing by itself', async () => {
    const { backend } = await renderConnected(<ImportPreviewDialog preview={preview} />)
    expect(await screen.findByText('Orders (2)')).toBeInTheDocument()
    expect(screen.getByText(/a trigger named Orders\\u\{202e\} already/)).toBeInTheDocument()
    expect(screen.getByText('The bundle holds no secrets.')).toBeInTheDocument()
    expect(screen.getByRole('row', { name: 'Field paid nothing boolean' })).toBeInTheDocument()
    expect(backend.callsOf('bundles.import')).toEqual([])
  })

  it('imports on request and shows the new trigger', async () => {
    const { user, backend } = await renderConnected(<ImportPreviewDialog preview={preview} />)
    openDialog({ type: 'import-preview', preview })
    await user.click(screen.getByRole('button', { name: 'Import' }))
    await waitFor(() => expect(useNavigation.getState().view).toEqual({ type: 'trigger', triggerId: 'trg-imported' }))
    expect(backend.callsOf('bundles.import')).toEqual([{ importId: 'imp-1' }])
    expect(useDialogs.getState().stack).toEqual([])
  })

  it('stays with the reason when the import fails', async () => {
    const { user, backend } = await renderConnected(<ImportPreviewDialog preview={preview} />)
    backend.answer('bundles.import', () => fail('not_found', 'This import is over. Choose the file again.'))
    await user.click(screen.getByRole('button', { name: 'Import' }))
    expect(await screen.findByText('This import is over. Choose the file again.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Import' })).toBeEnabled()
  })
})
