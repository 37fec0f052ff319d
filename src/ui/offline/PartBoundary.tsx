import { Component, type ReactNode } from "react";
import { PartBroken } from "./PartBroken.tsx";

interface Props {
  readonly children: ReactNode;
  /** Called before the children are shown again. */
  readonly onAgain: (error: unknown) => void;
}

/** Limits an error to its part: other parts and a running study continue. */
export class PartBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const again = (): void => {
      this.props.onAgain(error);
      this.setState({ error: null });
    };
    return <PartBroken error={error} onAgain={again} />;
  }
}
