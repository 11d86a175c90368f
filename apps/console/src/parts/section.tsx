import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly level: 2 | 3;
  readonly titleClass?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a page that is named by its heading, so that it can be jumped to. */
export function Section({
  title,
  level,
  titleClass = 'text-xs font-medium text-ink-3',
  className,
  children,
}: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={className}>
      <Heading id={id} className={titleClass}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
