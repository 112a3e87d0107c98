"""What a program does that was written for OpenAI's API: its own client, with nothing but another address and a key."""

import math

import openai
import pytest

MODEL = "multilingual-e5-small-q4"
TEXT = "İade süresi kaç gün, kargo ücretini kim öder?"


@pytest.fixture
def connect(server):
    def connect(key=server.keys[0], **more):
        return openai.OpenAI(base_url=server.url + "/v1", api_key=key, max_retries=0, **more)

    return connect


@pytest.fixture
def client(connect):
    return connect()


def product(left, right):
    return sum(a * b for a, b in zip(left, right, strict=True))


def test_the_default_which_is_base64_gives_the_same_numbers_as_float(client):
    plain = client.embeddings.create(model=MODEL, input=TEXT)
    numbers = client.embeddings.create(model=MODEL, input=TEXT, encoding_format="float")
    packed = client.embeddings.create(model=MODEL, input=TEXT, encoding_format="base64")
    vector = plain.data[0].embedding
    assert len(vector) == 384
    assert math.isclose(product(vector, vector), 1, abs_tol=1e-4)
    # The client reads base64 as 32-bit numbers and digits as 64-bit ones.
    assert [abs(a - b) < 1e-7 for a, b in zip(vector, numbers.data[0].embedding)] == [True] * 384
    assert isinstance(packed.data[0].embedding, str)
    assert (plain.object, plain.data[0].object, plain.data[0].index) == ("list", "embedding", 0)
    assert plain.model.startswith(MODEL + "@")
    assert plain.usage.prompt_tokens == plain.usage.total_tokens > 10


def test_texts_come_back_in_their_order_and_token_ids_are_taken(client):
    texts = [f"{number} numaralı sipariş " * (1 + number % 7) for number in range(30)]
    batch = client.embeddings.create(model=MODEL, input=texts).data
    assert [item.index for item in batch] == list(range(30))
    for number in (0, 13, 29):
        alone = client.embeddings.create(model=MODEL, input=texts[number]).data[0].embedding
        assert product(alone, batch[number].embedding) > 0.9999
    ids = client.embeddings.create(model=MODEL, input=[[5, 6, 7], [0, 5, 6, 7, 2]])
    assert ids.data[0].embedding == ids.data[1].embedding
    assert ids.usage.total_tokens == 10
    assert client.embeddings.create(model=MODEL, input=[5, 6, 7]).usage.total_tokens == 5


def test_a_question_is_nearest_to_the_passage_that_answers_it(client):
    passages = ["Kargo ücreti alıcıya aittir.", "Diş taşı temizliği yarım saat sürer.", "Daire üçüncü katta, asansörlü."]
    kept = client.embeddings.create(model=MODEL, input=passages, extra_body={"input_type": "passage"}).data
    question = {"input_type": "query"}
    asked = client.embeddings.create(model=MODEL, input="Nakliyeyi kim öder?", extra_body=question).data[0].embedding
    nearness = [product(asked, item.embedding) for item in kept]
    assert nearness.index(max(nearness)) == 0
    assert asked != client.embeddings.create(model=MODEL, input="Nakliyeyi kim öder?").data[0].embedding


def test_the_model_is_listed_and_found_under_both_of_its_names(client):
    models = client.models.list().data
    assert [model.id.split("@")[0] for model in models] == [MODEL]
    assert (models[0].object, models[0].owned_by) == ("model", "kaynak")
    assert models[0].created > 0
    assert (models[0].dimensions, models[0].max_tokens) == (384, 512)
    assert client.models.retrieve(MODEL) == client.models.retrieve(models[0].id) == models[0]
    assert client.embeddings.create(model=models[0].id, input="a", dimensions=384).model == models[0].id


def test_another_model_is_not_found(client):
    for call in (
        lambda: client.embeddings.create(model="text-embedding-3-small", input=TEXT),
        lambda: client.models.retrieve("text-embedding-3-small"),
    ):
        with pytest.raises(openai.NotFoundError) as caught:
            call()
        assert caught.value.code == "model_not_found"
        assert caught.value.type == "invalid_request_error"
        assert MODEL in str(caught.value)


@pytest.mark.parametrize(
    ("request_", "param", "code"),
    [
        ({"input": ""}, "input", "empty"),
        ({"input": ["a", ""]}, "input[1]", "empty"),
        ({"input": ["a", "uzun " * 600]}, "input[1]", "text_too_long"),
        ({"input": [[5], [250_002]]}, "input[1][0]", "unknown_token"),
        ({"input": [-1]}, "input[0]", "unknown_token"),
        ({"input": ["a"] * 2049}, "input", "too_many"),
        ({"input": "a", "dimensions": 256}, "dimensions", "unsupported"),
    ],
)
def test_a_bad_request_says_what_is_wrong_in_the_callers_language(connect, request_, param, code):
    messages = set()
    for language in ("tr", "en"):
        client = connect(default_headers={"Accept-Language": language})
        with pytest.raises(openai.BadRequestError) as caught:
            client.embeddings.create(model=MODEL, **request_)
        assert (caught.value.param, caught.value.code) == (param, code)
        assert caught.value.request_id
        assert caught.value.body["message"] in str(caught.value)
        messages.add(caught.value.body["message"])
    assert len(messages) == 2


def test_a_wrong_key_is_an_authentication_error(connect):
    for call in (
        lambda client: client.embeddings.create(model=MODEL, input=TEXT),
        lambda client: client.models.list(),
    ):
        with pytest.raises(openai.AuthenticationError) as caught:
            call(connect("kyn_bu_anahtar_yok"))
        assert caught.value.code == "unauthenticated"
        assert "API anahtarı" in str(caught.value)
