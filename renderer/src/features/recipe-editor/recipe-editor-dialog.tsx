import { connectionOf, customWebhook, schemeOf } from '@shared/connections'
import { customPresetId } from '@shared/contracts/custom-scheme'
import type { CustomScheme } from '@shared/contracts/custom-scheme'
import type { TriggerView } from '@shared/contracts/trigger'
import { must } from '@shared/domain/assert'
import { useEffect, useMemo, useState } from 'react'
import { attempt } from '../../lib/call'
import { closeDialog, openDialog } from '../../lib/dialogs'
import { noteTrigger, useTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { CodeEditor, preloadCodeEditor } from '../../ui/code-editor/code-editor'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { SegmentedControl } from '../../ui/segmented-control'
import { SplitPanes } from '../../ui/split-panes'
import type { Problem } from './describe-issues'
import { dropRecipeDraft, keepRecipeDraft, useRecipeDrafts } from './recipe-drafts'
import { readScheme, writeScheme } from './read-scheme'
import { RecipeForm } from './recipe-form'
import { RecipePreview } from './recipe-preview'
import { suggestScheme } from './suggest-scheme'
import { StartFrom } from './start-from'

const views = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const
type View = (typeof views)[number]['value']

/** The scheme of a trigger that has none yet, to begin with. */
const firstScheme = (): CustomScheme =>
  schemeOf(customWebhook, must(customWebhook.presets[0], 'a connection has a preset'))

/** The Custom recipe editor: the trigger's own scheme as a form or as JSON, with what it makes of a delivery beside it. */
export function RecipeEditorDialog({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  const isGone = !trigger || !connectionOf(trigger)
  useEffect(preloadCodeEditor, [])
  useEffect(() => {
    if (isGone) closeDialog()
  }, [isGone])
  return isGone ? null : <RecipeEditor trigger={trigger} />
}

function RecipeEditor({ trigger }: { trigger: TriggerView }) {
  const { custom } = trigger.authentication
  const saved = useMemo(() => writeScheme(custom ?? firstScheme()), [custom])
  const draft = useRecipeDrafts(({ texts }) => texts[trigger.id])
  const text = draft ?? saved
  const { problems, scheme, value } = useMemo(() => readScheme(text), [text])
  const [view, setView] = useState<View>('form')
  const [isBusy, setIsBusy] = useState(false)
  const isChanged = draft !== undefined && draft !== saved
  const write = (changed: string) => keepRecipeDraft(trigger.id, changed)
  const startFrom = (known: string): void => {
    if (!isChanged) return write(known)
    openDialog({
      type: 'confirm',
      title: 'Replace what is written?',
      text: 'The recipe in the editor was changed and is not in force yet. The chosen scheme takes its place.',
      confirmLabel: 'Replace',
      onConfirm: () => write(known),
    })
  }
  const apply = (): void => {
    if (scheme === null) return
    const save = () => {
      setIsBusy(true)
      report(saveScheme(trigger, scheme).finally(() => setIsBusy(false)))
    }
    if (trigger.state === 'draft') return save()
    openDialog({
      type: 'confirm',
      title: 'Change the authentication?',
      text: 'This trigger is in use. Deliveries that do not fit the new recipe are refused from now on. Its URL and keys stay.',
      confirmLabel: 'Change',
      onConfirm: save,
    })
  }

  return (
    <Dialog
      title="Custom recipe"
      subtitle={trigger.name}
      size="editor"
      onClose={closeDialog}
      headerActions={<SegmentedControl label="View" value={view} options={views} onChange={setView} />}
      footer={
        <>
          <span className="min-w-0 flex-1 truncate text-sm text-fg-3">
            {isChanged ? 'Not in force yet. What is written is kept while Hookwright runs.' : ''}
          </span>
          {isChanged && (
            <Button kind="ghost" onClick={() => dropRecipeDraft(trigger.id)}>
              Discard changes
            </Button>
          )}
          <Button onClick={closeDialog}>Close</Button>
          <Button kind="primary" busy={isBusy} disabled={scheme === null} onClick={apply}>
            Use recipe
          </Button>
        </>
      }
    >
      <SplitPanes
        label="Resize editor and preview"
        firstShare={58}
        firstMin={400}
        secondMin={320}
        first={
          <>
            <div className="shrink-0 border-b border-line px-4.5 py-3">
              <StartFrom onChoose={startFrom} />
            </div>
            {view === 'json' ? (
              <div className="min-h-0 flex-1">
                <CodeEditor
                  value={text}
                  language="json"
                  ariaLabel="Recipe as JSON"
                  readOnly={false}
                  onChange={write}
                  suggest={suggestScheme}
                />
              </div>
            ) : (
              <div className="min-h-0 flex-1 overflow-auto p-4.5">
                {value === null ? (
                  <Notice
                    meaning="warn"
                    title="The form cannot show this."
                    actions={<Button onClick={() => setView('json')}>Edit in JSON</Button>}
                  >
                    {problems[0]?.message}
                  </Notice>
                ) : (
                  <RecipeForm
                    value={value}
                    onChange={(changed) => write(writeScheme(changed))}
                    onOpenJson={() => setView('json')}
                  />
                )}
              </div>
            )}
            {problems.length > 0 && <Problems problems={problems} />}
          </>
        }
        second={
          <div className="min-h-0 flex-1 overflow-auto bg-bg">
            <RecipePreview triggerId={trigger.id} scheme={scheme} />
          </div>
        }
      />
    </Dialog>
  )
}

/** What has to be mended before the recipe can be used, each with its place. */
function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul
      aria-label="Problems"
      className="max-h-36 shrink-0 overflow-auto border-t border-line bg-bad-soft px-4.5 py-2 text-sm select-text"
    >
      {problems.map(({ path, message }, index) => (
        <li key={index} className="py-0.5 text-fg">
          {path !== '' && <code className="mr-2 font-mono text-bad">{path}</code>}
          {message}
        </li>
      ))}
    </ul>
  )
}

async function saveScheme({ authentication, id }: TriggerView, custom: CustomScheme): Promise<void> {
  const trigger = await attempt('triggers.update', {
    triggerId: id,
    authentication: { ...authentication, method: 'signature', preset: customPresetId, custom },
  })
  if (trigger === null) return
  noteTrigger(trigger)
  dropRecipeDraft(id)
  closeDialog()
}
