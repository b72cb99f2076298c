import { lazy, Suspense } from 'react'
import type { ComponentType } from 'react'
import { RenameDialog } from '../features/triggers/rename-dialog'
import { SettingsDialog } from '../features/settings/settings-dialog'
import { closeDialog, useDialogs } from '../lib/dialogs'
import type { ConfirmRequest, Dialog } from '../lib/dialogs'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { NestedDialog } from '../ui/nested-dialog'
import { PaletteWithCommands } from './palette-with-commands'

type DialogComponents = { [Type in Dialog['type']]: ComponentType<Omit<Extract<Dialog, { type: Type }>, 'type'>> }

function Confirm({ onConfirm, ...request }: ConfirmRequest) {
  const confirm = (): void => {
    closeDialog()
    onConfirm()
  }
  return <ConfirmDialog {...request} onConfirm={confirm} onCancel={closeDialog} />
}

const components: DialogComponents = {
  'event-picker': lazy(async () => ({
    default: (await import('../features/event-picker/event-picker-dialog')).EventPickerDialog,
  })),
  'trigger-setup': lazy(async () => ({
    default: (await import('../features/trigger-setup/trigger-setup-dialog')).TriggerSetupDialog,
  })),
  'recipe-editor': lazy(async () => ({
    default: (await import('../features/recipe-editor/recipe-editor-dialog')).RecipeEditorDialog,
  })),
  condition: lazy(async () => ({
    default: (await import('../features/conditions/condition-dialog')).ConditionDialog,
  })),
  'sample-event': lazy(async () => ({
    default: (await import('../features/sample-event/sample-event-dialog')).SampleEventDialog,
  })),
  export: lazy(async () => ({
    default: (await import('../features/exports/export-dialog')).ExportDialog,
  })),
  'import-preview': lazy(async () => ({
    default: (await import('../features/bundles/import-preview-dialog')).ImportPreviewDialog,
  })),
  confirm: Confirm,
  rename: RenameDialog,
  settings: SettingsDialog,
  palette: PaletteWithCommands,
}

/** Draws a dialog by its type; the map makes the props fit, which TypeScript cannot follow through a union. */
function DialogByType({ dialog }: { dialog: Dialog }) {
  const { type, ...props } = dialog
  const Component = components[type] as ComponentType<typeof props>
  return <Component {...props} />
}

function DialogLayer({ stack }: { stack: readonly Dialog[] }) {
  const [dialog, ...above] = stack
  if (dialog === undefined) return null
  return (
    <NestedDialog value={above.length > 0 ? <DialogLayer stack={above} /> : null}>
      <Suspense fallback={null}>
        <DialogByType key={dialog.type} dialog={dialog} />
      </Suspense>
    </NestedDialog>
  )
}

/** Draws the stack of open dialogs, each inside the one it was opened from. */
export function DialogHost() {
  const stack = useDialogs((state) => state.stack)
  return <DialogLayer stack={stack} />
}
