import { useState } from 'react'
import { CheckboxField } from '../../ui/checkbox-field'
import { SelectField } from '../../ui/select-field'
import { TextField } from '../../ui/text-field'
import { readEscaped, writeEscaped } from './escaped-text'
import { sourceKinds } from './field-spec'
import type { FieldSpec, KindSpec } from './field-spec'
import { getKey, isList, isRecord, setKey } from './json-value'
import type { Json, JsonRecord } from './json-value'

interface FieldProps<Spec extends FieldSpec> {
  spec: Spec
  value: Json | undefined
  onChange: (value: Json | undefined) => void
}

type SpecOf<Kind extends FieldSpec['kind']> = Extract<FieldSpec, { kind: Kind }>

/** A value of another shape than the form can ask for: it stays as it is. */
function InJson({ label }: { label: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-sm">
      <span className="font-semibold text-fg">{label}</span>
      <span className="flex h-8 items-center text-fg-3">edited in JSON</span>
    </div>
  )
}

function TextSpec({ spec, value = '', onChange }: FieldProps<SpecOf<'text'>>) {
  const [typed, setTyped] = useState('')
  if (typeof value !== 'string') return <InJson label={spec.label} />
  const read = (text: string): string => (spec.escaped ? readEscaped(text) : text)
  return (
    <TextField
      label={spec.label}
      mono
      // What is typed stays as typed: a backslash may yet become an escape.
      value={read(typed) === value ? typed : spec.escaped ? writeEscaped(value) : value}
      placeholder={spec.placeholder}
      onChange={(event) => {
        const text = read(event.target.value)
        setTyped(event.target.value)
        onChange(text === '' && spec.optional ? undefined : text)
      }}
    />
  )
}

function NumberSpec({ spec, value, onChange }: FieldProps<SpecOf<'number'>>) {
  if (value !== undefined && typeof value !== 'number') return <InJson label={spec.label} />
  return (
    <TextField
      label={spec.label}
      type="number"
      min={0}
      value={value ?? ''}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  )
}

function ChoiceSpec({ spec, value, onChange }: FieldProps<SpecOf<'choice'>>) {
  if (value !== undefined && typeof value !== 'string') return <InJson label={spec.label} />
  return <SelectField label={spec.label} value={value ?? ''} options={spec.options} onChange={onChange} />
}

function ChecksSpec({ spec, value = [], onChange }: FieldProps<SpecOf<'checks'>>) {
  if (!isList(value)) return <InJson label={spec.label} />
  const choose = (option: string, isChosen: boolean) => {
    const chosen = isChosen ? [...value, option] : value.filter((other) => other !== option)
    // An optional list that is empty is left out; where one is needed, the problem says so.
    onChange(chosen.length === 0 && spec.key === 'also' ? undefined : chosen)
  }
  return (
    <fieldset className="col-span-full flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
      <legend className="mb-1 text-sm font-semibold text-fg">{spec.label}</legend>
      {spec.options.map((option) => (
        <CheckboxField
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={(isChosen) => choose(option.value, isChosen)}
        />
      ))}
    </fieldset>
  )
}

function FlagSpec({ spec, value, onChange }: FieldProps<SpecOf<'flag'>>) {
  return (
    <div className="flex items-end pb-1">
      <CheckboxField
        label={spec.label}
        checked={value !== undefined}
        onChange={(isSet) => onChange(isSet ? spec.value : undefined)}
      />
    </div>
  )
}

function NamesSpec({ spec, value = [], onChange }: FieldProps<SpecOf<'names'>>) {
  if (!isList(value) || value.some((item) => typeof item !== 'string')) return <InJson label={spec.label} />
  return (
    <TextField
      label={spec.label}
      mono
      placeholder="with commas between"
      // Kept as typed until the field is left, since a comma alone is no name yet.
      key={value.join(',')}
      defaultValue={value.join(', ')}
      onBlur={(event) => {
        const names = event.target.value
          .split(',')
          .map((text) => text.trim())
          .filter((text) => text !== '')
        if (names.join() !== value.join()) onChange(names.length === 0 && spec.optional ? undefined : names)
      }}
    />
  )
}

function SourceSpec({ spec, value, onChange }: FieldProps<SpecOf<'source'>>) {
  return <KindFields label={spec.label} tag="from" kinds={sourceKinds} value={value} onChange={onChange} />
}

function SpecField({ spec, value, onChange }: FieldProps<FieldSpec>) {
  switch (spec.kind) {
    case 'text':
      return <TextSpec {...{ spec, value, onChange }} />
    case 'number':
      return <NumberSpec {...{ spec, value, onChange }} />
    case 'choice':
      return <ChoiceSpec {...{ spec, value, onChange }} />
    case 'checks':
      return <ChecksSpec {...{ spec, value, onChange }} />
    case 'flag':
      return <FlagSpec {...{ spec, value, onChange }} />
    case 'names':
      return <NamesSpec {...{ spec, value, onChange }} />
    case 'source':
      return <SourceSpec {...{ spec, value, onChange }} />
  }
}

interface SpecFieldsProps {
  specs: readonly FieldSpec[]
  value: JsonRecord
  onChange: (value: JsonRecord) => void
}

/** The fields of a record, each for its own property; all other properties stay as they are. */
export function SpecFields({ specs, value, onChange }: SpecFieldsProps) {
  return specs.map((spec) => (
    <SpecField
      key={spec.key}
      spec={spec}
      value={getKey(value, spec.key)}
      onChange={(changed) => onChange(setKey(value, spec.key, changed))}
    />
  ))
}

interface KindFieldsProps {
  label: string
  /** The property that says which kind it is. */
  tag: string
  kinds: readonly KindSpec[]
  value: Json | undefined
  onChange: (value: JsonRecord) => void
}

/** A new value of another kind, which takes over what both kinds have. */
export function changeKind(value: JsonRecord, tag: string, kind: KindSpec): JsonRecord {
  const kept = kind.fields.flatMap((spec): [string, Json][] => {
    const known = getKey(value, spec.key)
    return known === undefined || (spec.kind === 'choice' && !isOption(spec, known)) ? [] : [[spec.key, known]]
  })
  const needed = kind.fields.flatMap((spec): [string, Json][] =>
    spec.kind === 'text' && !spec.optional ? [[spec.key, '']] : [],
  )
  return { [tag]: kind.value, ...Object.fromEntries(needed), ...kind.starts, ...Object.fromEntries(kept) }
}

const isOption = ({ options }: SpecOf<'choice'>, value: Json): boolean =>
  options.some((option) => option.value === value)

/** A value of one of several kinds: its kind, and the fields of that. */
export function KindFields({ label, tag, kinds, value, onChange }: KindFieldsProps) {
  const record = isRecord(value) ? value : {}
  const kind = kinds.find((candidate) => candidate.value === getKey(record, tag))
  return (
    <>
      <SelectField
        label={label}
        value={kind?.value ?? ''}
        options={kinds}
        onChange={(chosen) => {
          const next = kinds.find((candidate) => candidate.value === chosen)
          if (next !== undefined) onChange(changeKind(record, tag, next))
        }}
      />
      {kind !== undefined && <SpecFields specs={kind.fields} value={record} onChange={onChange} />}
    </>
  )
}
