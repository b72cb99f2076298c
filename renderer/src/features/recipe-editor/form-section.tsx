import type { ReactNode } from 'react'

interface FormSectionProps {
  title: string
  /** What it is about, in a sentence. */
  hint?: string
  children: ReactNode
}

/** A part of the form under its title. */
export function FormSection({ title, hint, children }: FormSectionProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 border-b border-line pb-4 last:border-b-0">
      <div>
        <h3 className="text-md font-semibold text-fg">{title}</h3>
        {hint !== undefined && <p className="text-xs text-fg-3">{hint}</p>}
      </div>
      {children}
    </section>
  )
}

/** Fields side by side, as many as there is room for. */
export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[repeat(auto-fill,minmax(168px,1fr))] items-start gap-3">{children}</div>
}
