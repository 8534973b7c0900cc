import { Button } from "@mantine/core";
import { IconMoodSad } from "@tabler/icons-react";
import { Component, type ErrorInfo, type ReactNode } from "react";
import { EmptyState } from "../ui/EmptyState.tsx";

interface Props {
  children: ReactNode;
  /** What is shown, for the sentence: "Segments". */
  what: string;
}

/** Catches a screen that broke: says so, keeps the rest of the window and everything that was saved. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <EmptyState
        icon={<IconMoodSad size={28} stroke={1.5} />}
        title={`${this.props.what} could not be shown`}
        actions={
          <>
            <Button onClick={() => this.setState({ error: null })}>Show it again</Button>
            <Button variant="default" onClick={() => window.location.reload()}>
              Reload the window
            </Button>
          </>
        }
      >
        A fault of the application stopped this screen. What you did is saved as you do it, so nothing but the last moment can be missing.
      </EmptyState>
    );
  }
}
