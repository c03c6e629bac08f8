"""The interface of {{module}}."""

from typing import Protocol

from {{root}}.api.values import Json


class {{Module}}(Protocol):
    """{{purpose}}

    Input: {{input}}.

    Answer: {{answer}}.
    """

    def __call__(self, value: Json) -> Json:
        """The answer to `value`; it depends on `value` alone, and does not change it."""
