import { useForm } from 'react-hook-form'
import { attempt } from '../../lib/call'
import { closeDialog } from '../../lib/dialogs'
import { noteTrigger, useTrigger } from '../../lib/mirror/trigger-store'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'

const formId = 'rename-trigger'

/** Gives a trigger another name; its URL and key stay. */
export function RenameDialog({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  const form = useForm({ defaultValues: { name: trigger?.name ?? '' } })
  const { errors, isSubmitting } = form.formState
  const save = form.handleSubmit(async ({ name }) => {
    const changed = await attempt('triggers.update', { triggerId, name: name.trim() })
    if (changed === null) return
    noteTrigger(changed)
    closeDialog()
  })
  return (
    <Dialog
      title="Rename trigger"
      size="form"
      onClose={closeDialog}
      footer={
        <>
          <span className="flex-1" />
          <Button kind="ghost" onClick={closeDialog}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" form={formId} busy={isSubmitting}>
            Rename
          </Button>
        </>
      }
    >
      <form id={formId} className="p-4.5" onSubmit={(event) => void save(event)}>
        <TextField
          label="Webhook Event Name"
          hint="The URL and the key stay as they are."
          error={errors.name?.message}
          {...form.register('name', {
            validate: (name) =>
              name.trim() === ''
                ? 'Enter a name: it is how the trigger is found.'
                : name.trim().length <= 200 || 'Shorten the name to 200 characters.',
          })}
        />
      </form>
    </Dialog>
  )
}
