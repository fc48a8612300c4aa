import ArgumentParser
import AsyncHTTPClient
import Crypto
import CryptoExtras
import Hummingbird
import Yams
print("x")
