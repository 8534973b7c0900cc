import { Modal } from "@mantine/core";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { FieldForm } from "./FieldForm.tsx";

/** Name and meaning of a field, over the table. */
export function FieldDialog({ field, onClose }: { field: FieldSummary; onClose(): void }) {
  return (
    <Modal opened onClose={onClose} title={`Field “${field.id}”`}>
      <FieldForm field={field} readOnly={false} onKept={onClose} onCancel={onClose} />
    </Modal>
  );
}
