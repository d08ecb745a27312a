import type { ComponentChildren } from 'preact';

/** Says what is so, in the place of what would be here. */
export const Message = ({
  title,
  text,
  isPage = false,
  children,
}: {
  readonly title: string;
  readonly text: string;
  /** There is nothing else on the page. */
  readonly isPage?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <div class="message">
    {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
    <p>{text}</p>
    {children}
  </div>
);
