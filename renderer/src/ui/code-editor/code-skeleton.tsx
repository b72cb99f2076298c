import { codeFont } from './code-font'

const maxLines = 400

interface CodeSkeletonProps {
  value: string
  ariaLabel: string
}

/** The text where Monaco will draw it, so that nothing moves when Monaco takes over, and still readable if it never does. */
export function CodeSkeleton({ value, ariaLabel }: CodeSkeletonProps) {
  const lines = value.split('\n', maxLines)
  return (
    <div
      role="region"
      aria-label={ariaLabel}
      tabIndex={0}
      className="absolute inset-0 flex overflow-auto bg-raised py-[9px]"
      style={{
        fontFamily: codeFont.fontFamily,
        fontSize: codeFont.fontSize,
        lineHeight: `${codeFont.lineHeight}px`,
        fontVariantLigatures: 'none',
      }}
    >
      <pre aria-hidden className="w-[29px] shrink-0 text-right text-fg-3 select-none">
        {lines.map((_, index) => index + 1).join('\n')}
      </pre>
      <pre className="pl-4">{lines.join('\n')}</pre>
    </div>
  )
}
